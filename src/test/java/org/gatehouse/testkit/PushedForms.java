package org.gatehouse.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The pushed authorization requests of a {@link TestProvider} (RFC 9126): each is good once, for the client it is of. */
public final class PushedForms {

    /** Whether the metadata names the endpoint. */
    public volatile boolean offered;

    public volatile boolean required;
    /** Other than 201, the endpoint answers with it and with {@link #error}. */
    public volatile int status = 201;

    public volatile String error = "invalid_client";
    /** Changes the answer to what was taken. */
    public volatile UnaryOperator<Map<String, Object>> answer = answer -> answer;

    /** What came, in order. */
    public final List<Map<String, String>> received = new CopyOnWriteArrayList<>();

    private final Map<String, Map<String, String>> byReference = new ConcurrentHashMap<>();

    void announce(String issuer, Map<String, Object> metadata) {
        if (offered) {
            metadata.put("pushed_authorization_request_endpoint", issuer + "/par");
            metadata.put("require_pushed_authorization_requests", required);
        }
    }

    Map<String, Object> keep(Map<String, String> form) {
        // With what a browser's address must not hold as it is.
        String reference = "urn:ietf:params:oauth:request_uri:" + UUID.randomUUID() + "+/=&";
        byReference.put(reference, form);
        return answer.apply(Map.of(
                "request_uri", reference, "expires_in", Duration.ofMinutes(1).toSeconds()));
    }

    /** What an authorization request asks for, in itself or by reference; null when it is refused. */
    @Nullable
    Map<String, String> asked(Map<String, String> query) {
        if (!query.containsKey("request_uri")) {
            return required ? null : query;
        }
        Map<String, String> form = byReference.remove(query.get("request_uri"));
        boolean same = form != null && form.getOrDefault("client_id", "").equals(query.get("client_id"));
        return same ? form : null;
    }
}
