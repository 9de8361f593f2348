package org.gatehouse.directory.auth0;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.gatehouse.directory.AccessToken;
import org.gatehouse.outbound.BoundedHttp;

/** The access token of our machine-to-machine application, for Auth0's {@code audience}. */
final class Auth0Token {

    private Auth0Token() {}

    static AccessToken of(Auth0Settings settings, BoundedHttp http) {
        var endpoint = new AccessToken.Endpoint(
                "Auth0",
                () -> request(settings),
                "Auth0 refuses DIRECTORY_CLIENT_ID or its secret, or the application may not use the Management API",
                headers -> Auth0Failures.throttled(headers.map()));
        return new AccessToken(endpoint, http);
    }

    private static HttpRequest request(Auth0Settings settings) {
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
