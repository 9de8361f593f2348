package org.gatehouse.builtin.messages;

import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The three messages, and JSON for everything else. Who may read which is decided before. */
final class Routes {

    private static final Map<String, String> MESSAGES = Map.of(
            "/api/messages/public", "This is a public message.",
            "/api/messages/protected", "This is a protected message.",
            "/api/messages/admin", "This is an admin message.");

    private Routes() {}

    static RouterFunction<ServerResponse> all() {
        var routes = RouterFunctions.route();
        MESSAGES.forEach((path, text) -> routes.route(
                        path(path).and(methods(HttpMethod.GET, HttpMethod.HEAD)),
                        request -> json(ServerResponse.ok(), Map.of("text", text)))
                .route(
                        path(path),
                        request -> json(
                                ServerResponse.status(405).header("Allow", "GET, HEAD"),
                                Refusals.body("method_not_allowed", "Method Not Allowed"))));
        return routes.route(
                        RequestPredicates.all(),
                        request -> json(ServerResponse.status(404), Refusals.body("not_found", "Not Found")))
                .build();
    }

    private static ServerResponse json(ServerResponse.BodyBuilder answer, Map<String, String> body) {
        return answer.contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
