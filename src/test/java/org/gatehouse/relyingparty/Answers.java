package org.gatehouse.relyingparty;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gatehouse.outbound.TestServer;
import org.jspecify.annotations.Nullable;

/** What may be wrong with the answer of an endpoint. */
final class Answers {

    static final String HTML = "<html><body>Maintenance <script>alert(1)</script></body></html>";

    private Answers() {}

    static void cutOff(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 1000);
        exchange.getResponseBody().write('{');
    }

    static RelyingParty.Case fault(String path, String name, TestServer.Answer answer, String outcome) {
        return new RelyingParty.Case(path + ": " + name, provider -> provider.faults.put(path, answer), outcome);
    }

    static UnaryOperator<Map<String, Object>> with(String name, @Nullable Object value) {
        return all -> {
            Map<String, Object> changed = new LinkedHashMap<>(all);
            changed.put(name, value);
            return changed;
        };
    }

    static UnaryOperator<Map<String, Object>> without(String name) {
        return all -> {
            Map<String, Object> changed = new LinkedHashMap<>(all);
            changed.remove(name);
            return changed;
        };
    }
}
