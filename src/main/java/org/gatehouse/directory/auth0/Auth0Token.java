package org.gatehouse.directory.auth0;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.outbound.BoundedHttp;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The access token of our machine-to-machine application (RFC 6749, section 4.4, with Auth0's {@code audience}), renewed
 * shortly before its end. The SDK's own has no limits, and keeps a token that Auth0 has revoked.
 */
final class Auth0Token {

    private static final int MARGIN_SECONDS = 60;

    private record Token(String value, Instant renewAt) {}

    private final Auth0Settings settings;
    private final BoundedHttp http;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Token token;
    private @Nullable DirectoryException failure;
    private Instant failedAt = Instant.MIN;

    Auth0Token(Auth0Settings settings, BoundedHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** The value of the header {@code Authorization}. */
    String header() {
        Token held = token;
        return "Bearer " + (held != null && Instant.now().isBefore(held.renewAt()) ? held.value() : renewed());
    }

    /** Forgets a token that the API did not take. */
    void forget() {
        token = null;
    }

    private String renewed() {
        Instant asked = Instant.now();
        renewing.lock();
        try {
            Token held = token;
            if (held != null && Instant.now().isBefore(held.renewAt())) {
                return held.value();
            }
            if (failure != null && failedAt.isAfter(asked)) {
                throw failure; // it failed while we waited: once more for each waiting thread would take for ever
            }
            return fetch();
        } finally {
            renewing.unlock();
        }
    }

    private String fetch() {
        try {
            Token fetched = tokenOf(http.send(request()));
            token = fetched;
            failure = null;
            return fetched.value();
        } catch (DirectoryException e) {
            throw failed(e);
        } catch (IOException | JacksonException e) {
            throw failed(new DirectoryException.Unavailable("Auth0 gave no access token", e));
        }
    }

    private DirectoryException failed(DirectoryException why) {
        failure = why;
        failedAt = Instant.now();
        return why;
    }

    private static Token tokenOf(HttpResponse<byte[]> answer) {
        switch (answer.statusCode()) {
            case 200 -> {}
            case 400, 401, 403 ->
                throw new DirectoryException.Denied(
                        "Auth0 refuses DIRECTORY_CLIENT_ID or its secret, or the application may not use the"
                                + " Management API",
                        null);
            case 429 -> throw Auth0Failures.throttled(answer.headers().map());
            default ->
                throw new DirectoryException.Unavailable(
                        "Auth0's token endpoint answered " + answer.statusCode(), null);
        }
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        String value = json.path("access_token").asString("");
        if (value.isEmpty()) {
            throw new DirectoryException.Unavailable("Auth0's token endpoint answered without a token", null);
        }
        long seconds = json.path("expires_in").asLong(3600);
        return new Token(value, Instant.now().plusSeconds(Math.max(0, seconds - MARGIN_SECONDS)));
    }

    private HttpRequest request() {
        String form = "grant_type=client_credentials"
                + "&client_id=" + encoded(settings.clientId())
                + "&client_secret=" + encoded(settings.clientSecret())
                + "&audience=" + encoded(settings.api() + "/");
        return HttpRequest.newBuilder(URI.create(settings.url() + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
