package org.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and answers requests of the JDK's own HTTP server. */
final class Exchanges {

    private Exchanges() {}

    static void refuse(HttpExchange exchange, int status) throws IOException {
        Map<Integer, String> errors = Map.of(400, "invalid_grant", 401, "invalid_token");
        json(exchange, status, Map.of("error", errors.getOrDefault(status, "server_error")));
    }

    /** Whether a client authenticates with its secret, encoded twice (RFC 6749, section 2.3.1). */
    static boolean isBasic(HttpExchange exchange, TestProvider.Registration client) {
        String both =
                URLEncoder.encode(client.clientId(), UTF_8) + ":" + URLEncoder.encode(client.clientSecret(), UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)))
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    static Map<String, String> form(HttpExchange exchange) throws IOException {
        return parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSONObjectUtils.toJSONString(body).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The parameters of a query or form. */
    static Map<String, String> parameters(@Nullable String encoded) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            all.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts.length > 1 ? parts[1] : "", UTF_8));
        }
        return all;
    }

    static String encoded(Map<String, String> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, UTF_8)));
        return String.join("&", pairs);
    }
}
