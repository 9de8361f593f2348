package org.gatehouse.directory.auth0;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.gatehouse.outbound.TestServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An Auth0 tenant as Auth0 documents it: token endpoint, Management API v2, the mail to choose a password. Written from
 * the documentation and the description of the API, and stricter than both where they leave something open.
 */
final class Auth0Server implements AutoCloseable {

    static final String CLIENT = "m2m-client";
    static final String SECRET = "m2m secret & more";
    static final String SIGN_IN_CLIENT = "web-client";

    final TestServer http = new TestServer();
    final Auth0Users users = new Auth0Users();
    final Auth0Roles roles = new Auth0Roles(users);
    final Set<String> scopes = new HashSet<>(Scopes.OF.values());
    final List<String> mails = new ArrayList<>();
    final Set<String> tokens = new HashSet<>();
    private final ReentrantLock one = new ReentrantLock();
    private int tokensMade;

    /** Answers 429 until then. */
    volatile @Nullable Instant throttledUntil;

    /** Carries out the next change and then answers with an error. */
    volatile boolean losesNextAnswer;

    /** Carries out so many changes more, and answers 429 to all that comes then; below 0: never. */
    final AtomicInteger changesUntilThrottled = new AtomicInteger(-1);

    Auth0Server() {
        http.on("/", this::handle);
    }

    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        String body = http.requests().getLast().body();
        one.lock();
        try {
            var request = Request.of(exchange, body);
            Answer answer = answer(exchange, request);
            if (!request.method().equals("GET") && request.path().getFirst().equals("api")) {
                answer = changed(answer);
            }
            send(exchange, answer);
        } catch (Refusal refusal) {
            var error = JsonMapper.shared().createObjectNode().put("statusCode", refusal.status);
            error.put("error", refusal.error())
                    .put("message", refusal.getMessage())
                    .put("errorCode", refusal.errorCode);
            send(exchange, new Answer(refusal.status, error));
        } finally {
            one.unlock();
        }
    }

    private Answer changed(Answer answer) {
        if (changesUntilThrottled.decrementAndGet() == 0) {
            throttledUntil = Instant.now().plusSeconds(60);
        }
        if (losesNextAnswer) {
            losesNextAnswer = false;
            return new Answer(502, null);
        }
        return answer;
    }

    private record Answer(int status, @Nullable JsonNode body) {}

    private static void send(HttpExchange exchange, Answer answer) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("x-ratelimit-limit", "50");
        JsonNode body = answer.body();
        if (body == null) {
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            TestServer.json(answer.status(), body.toString()).to(exchange);
        }
    }

    private Answer answer(HttpExchange exchange, Request request) {
        Instant until = throttledUntil;
        if (until != null) {
            exchange.getResponseHeaders().set("x-ratelimit-reset", String.valueOf(until.getEpochSecond()));
            throw new Refusal(429, "too_many_requests", "Global limit has been reached");
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/oauth/token")) {
            return token(request);
        }
        if (path.equals("/dbconnections/change_password")) {
            return mail(request);
        }
        if (!path.startsWith("/api/v2/")) {
            throw new Refusal(404, "not_found", "Not Found");
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !tokens.contains(authorization.replace("Bearer ", ""))) {
            throw new Refusal(401, "invalid_token", "Invalid token");
        }
        return managed(request);
    }

    private Answer token(Request request) {
        Map<String, String> form = Request.form(request.body());
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw new Refusal(403, "unsupported_grant_type", "Grant type not allowed");
        }
        if (!CLIENT.equals(form.get("client_id")) || !SECRET.equals(form.get("client_secret"))) {
            throw new Refusal(401, "access_denied", "Unauthorized");
        }
        if (!(http.url() + "/api/v2/").equals(form.get("audience"))) {
            throw new Refusal(403, "access_denied", "Service not enabled within domain");
        }
        String token = "token-" + ++tokensMade;
        tokens.add(token);
        return new Answer(
                200,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", 86400));
    }

    /** Says the same whether or not there is such a user. */
    private Answer mail(Request request) {
        JsonNode asked = JsonMapper.shared().readTree(request.body());
        if (!asked.path("client_id").asString("").equals(SIGN_IN_CLIENT)
                || !asked.path("connection").asString("").equals(Auth0Users.CONNECTION)) {
            throw new Refusal(400, "invalid_request", "Unknown client or connection");
        }
        mails.add(asked.path("email").asString());
        return new Answer(200, JsonMapper.shared().createObjectNode().put("text", "We've just sent you an email."));
    }

    private Answer managed(Request request) {
        String scope = Scopes.OF.get(request.operation());
        if (scope == null) {
            throw new Refusal(404, "not_found", "No such operation: " + request.operation());
        }
        if (!scopes.contains(scope)) {
            throw new Refusal(403, "insufficient_scope", "Insufficient scope, expected any of: " + scope);
        }
        return switch (request.operation()) {
            case "GET users" -> new Answer(200, users.search(request));
            case "GET users-by-email" ->
                new Answer(
                        200,
                        JsonMapper.shared()
                                .createArrayNode()
                                .addAll(users.byEmail(request.query().getOrDefault("email", ""))));
            case "POST users" -> new Answer(201, users.create(request.body()));
            case "GET users *" -> new Answer(200, users.get(request.id()));
            case "PATCH users *" -> new Answer(200, users.update(request.id(), request.body()));
            case "GET users * roles" -> new Answer(200, roles.ofUser(request));
            case "GET roles" -> new Answer(200, roles.list(request));
            case "POST roles" -> new Answer(200, roles.create(request.body()));
            case "GET roles *" -> new Answer(200, roles.get(request.id()));
            case "PATCH roles *" -> new Answer(200, roles.update(request.id(), request.body()));
            case "GET roles * users" -> new Answer(200, roles.membersOf(request));
            case "POST tickets password-change" -> new Answer(201, ticket(request));
            default -> done(request);
        };
    }

    private Answer done(Request request) {
        switch (request.operation()) {
            case "DELETE users *" -> {
                users.delete(request.id());
                roles.forget(request.id());
            }
            case "POST users * roles" -> roles.change(request.id(), request.body(), true);
            case "DELETE users * roles" -> roles.change(request.id(), request.body(), false);
            case "DELETE roles *" -> roles.delete(request.id());
            case "POST roles * users" -> roles.assign(request.id(), request.body());
            default -> users.get(request.id()); // its sessions or its blocks
        }
        return new Answer(request.operation().endsWith("sessions") ? 202 : 204, null);
    }

    private JsonNode ticket(Request request) {
        var asked = Payload.parse(
                        request.body(),
                        Set.of("user_id", "client_id", "result_url", "ttl_sec", "mark_email_as_verified"))
                .requiring("user_id")
                .json();
        users.get(asked.path("user_id").asString());
        return JsonMapper.shared().createObjectNode().put("ticket", http.url() + "/lo/reset?ticket=abc#");
    }

    Auth0Settings settings() {
        return new Auth0Settings("auth0", http.url() + "/", "", CLIENT, SECRET, Auth0Users.CONNECTION, SIGN_IN_CLIENT);
    }

    @Override
    public void close() {
        http.close();
    }
}
