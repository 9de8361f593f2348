package org.gatehouse.directory.keycloak;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gatehouse.directory.AccessToken;
import org.gatehouse.outbound.BoundedHttp;

/** The access token of our service account. */
final class KeycloakToken {

    private KeycloakToken() {}

    static AccessToken of(KeycloakSettings settings, BoundedHttp http) {
        var endpoint = new AccessToken.Endpoint(
                "Keycloak",
                () -> request(settings),
                "Keycloak refuses DIRECTORY_CLIENT_ID, its secret or its service account",
                KeycloakFailures::throttled);
        return new AccessToken(endpoint, http);
    }

    private static HttpRequest request(KeycloakSettings settings) {
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
