package org.gatehouse.directory.auth0;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked the stand-in for.
 *
 * @param path the steps after {@code /api/v2}, decoded one by one
 */
record Request(String method, List<String> path, Map<String, String> query, String body) {

    static Request of(HttpExchange exchange, String body) {
        String raw = exchange.getRequestURI().getRawPath();
        List<String> path =
                Stream.of(raw.substring(1).split("/", -1)).map(Request::decoded).toList();
        return new Request(
                exchange.getRequestMethod(), path, form(exchange.getRequestURI().getRawQuery()), body);
    }

    static Map<String, String> form(@Nullable String encoded) {
        var values = new HashMap<String, String>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String pair : encoded.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                values.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
            }
        }
        return values;
    }

    /** Such as {@code GET roles * users}. */
    String operation() {
        var operation = new StringBuilder(method);
        for (int i = 2; i < path.size(); i++) {
            operation.append(i == 3 && !path.get(2).equals("tickets") ? " *" : " " + path.get(i));
        }
        return operation.toString();
    }

    String id() {
        return path.get(3);
    }

    void allowQuery(String... names) {
        query.keySet().stream().filter(name -> !Set.of(names).contains(name)).forEach(name -> {
            throw Refusal.invalidQuery("'Additional properties not allowed: " + name + "'");
        });
    }

    int number(String name, int otherwise, int least, int most) {
        String text = query.getOrDefault(name, String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw Refusal.invalidQuery("'Value " + text + " is out of range' on property " + name);
        }
        return Integer.parseInt(text);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
