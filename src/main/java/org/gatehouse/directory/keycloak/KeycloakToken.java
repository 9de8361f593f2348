package org.gatehouse.directory.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.outbound.BoundedHttp;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The access token of our service account (RFC 6749, section 4.4), renewed shortly before its end. The admin client's own
 * makes all threads wait in a row for a server that does not answer.
 */
final class KeycloakToken {

    private static final int MARGIN_SECONDS = 10;

    private record Token(String value, Instant renewAt) {
        boolean isFresh() {
            return Instant.now().isBefore(renewAt);
        }
    }

    private final KeycloakSettings settings;
    private final BoundedHttp http;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Token token;
    private @Nullable DirectoryException failure;
    private Instant failedAt = Instant.MIN;

    KeycloakToken(KeycloakSettings settings, BoundedHttp http) {
        this.settings = settings;
        this.http = http;
    }

    /** @throws DirectoryException if there is none to be had */
    String value() {
        Token held = token;
        return held != null && held.isFresh() ? held.value() : renewed();
    }

    /** Forgets a token that the API did not take. */
    void forget(String refused) {
        Token held = token;
        if (held != null && held.value().equals(refused)) {
            token = null;
        }
    }

    private String renewed() {
        Instant asked = Instant.now();
        renewing.lock();
        try {
            Token held = token;
            if (held != null && held.isFresh()) {
                return held.value();
            }
            if (failure != null && failedAt.isAfter(asked)) {
                // It failed while we waited: one more try for each waiting thread would take for ever.
                throw failure;
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
        } catch (IOException e) {
            throw failed(KeycloakFailures.unavailable("Keycloak gave no access token", e));
        } catch (JacksonException e) { // whose words may be parts of the answer
            throw failed(new DirectoryException.Unavailable("Keycloak's token endpoint answered no JSON", e));
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
                        "Keycloak refuses DIRECTORY_CLIENT_ID, its secret or its service account", null);
            case 429 -> throw KeycloakFailures.throttled(answer.headers());
            default ->
                throw new DirectoryException.Unavailable(
                        "Keycloak's token endpoint answered " + answer.statusCode(), null);
        }
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        String value = json.path("access_token").asString("");
        if (value.isEmpty()) {
            throw new DirectoryException.Unavailable("Keycloak's token endpoint answered without a token", null);
        }
        long seconds = json.path("expires_in").asLong(60);
        return new Token(value, Instant.now().plusSeconds(Math.max(0, seconds - MARGIN_SECONDS)));
    }

    private HttpRequest request() {
        String credentials = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
        return HttpRequest.newBuilder(URI.create(settings.tokenUrl()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
    }

    /** Encoded before Basic's own encoding (RFC 6749, section 2.3.1). */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
