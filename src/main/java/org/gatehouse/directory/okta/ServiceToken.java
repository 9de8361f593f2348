package org.gatehouse.directory.okta;

import com.okta.sdk.resource.client.Pair;
import com.okta.sdk.resource.client.auth.OAuth;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccessToken;
import org.gatehouse.outbound.BoundedHttp;

/** The access token of our service application, got with its private key (RFC 7523, section 2.2), on each of the SDK's calls. */
final class ServiceToken extends OAuth {

    private static final String SCOPES = "okta.users.manage okta.groups.manage";

    private final AccessToken token;

    ServiceToken(OktaSettings settings, BoundedHttp http) {
        String address = settings.orgUrl() + "/oauth2/v1/token";
        var proof = settings.proof();
        var endpoint = new AccessToken.Endpoint(
                "Okta",
                () -> request(address, proof.parameters(settings.apiClientId(), address, List.of())),
                "Okta refuses OKTA_API_CLIENT_ID, its key or the scopes " + SCOPES,
                headers -> OktaFailures.throttled(headers.map(), null));
        this.token = new AccessToken(endpoint, http);
    }

    @Override
    public void applyToParams(List<Pair> query, Map<String, String> headers, Map<String, String> cookies) {
        headers.put("Authorization", "Bearer " + token.value());
    }

    AccessToken held() {
        return token;
    }

    private static HttpRequest request(String address, Map<String, String> proof) {
        var form = new LinkedHashMap<>(proof);
        form.put("grant_type", "client_credentials");
        form.put("scope", SCOPES);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
