package org.gatehouse.directory.okta;

import com.okta.sdk.resource.client.Pair;
import com.okta.sdk.resource.client.auth.OAuth;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.outbound.PrivateKeyJwt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The access token of our service application, got with its private key (RFC 7523, section 2.2) and renewed shortly
 * before its end. The SDK's own loses its credentials for good when one renewal fails.
 */
final class ServiceToken extends OAuth {

    private static final String SCOPES = "okta.users.manage okta.groups.manage";
    private static final int MARGIN_SECONDS = 60;

    /** What a header can carry (RFC 6750, section 2.1). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Pattern CODE = Pattern.compile("[a-z_]{1,50}");

    private record Token(String value, Instant renewAt) {}

    private final String clientId;
    private final String endpoint;
    private final PrivateKeyJwt proof;
    private final BoundedHttp http;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Token token;
    private @Nullable DirectoryException failure;
    private Instant failedAt = Instant.MIN;

    ServiceToken(OktaSettings settings, BoundedHttp http) {
        this.clientId = settings.apiClientId();
        this.endpoint = settings.orgUrl() + "/oauth2/v1/token";
        this.proof = new PrivateKeyJwt(settings.privateKey(), null);
        this.http = http;
    }

    @Override
    public void applyToParams(List<Pair> query, Map<String, String> headers, Map<String, String> cookies) {
        headers.put("Authorization", "Bearer " + fresh());
    }

    /** Forgets a token that the API did not take. */
    void forget() {
        token = null;
    }

    private String fresh() {
        Token held = token;
        return held != null && Instant.now().isBefore(held.renewAt()) ? held.value() : renewed();
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
                throw failure; // it failed while we waited: trying once more for each waiting thread would take for
                // ever
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
            throw failed(new DirectoryException.Unavailable("Okta gave no access token", e));
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
            case 400, 401, 403 -> throw refused(answer.body());
            case 429 -> throw OktaFailures.throttled(answer.headers().map(), null);
            default ->
                throw new DirectoryException.Unavailable("Okta's token endpoint answered " + answer.statusCode(), null);
        }
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        if (json.path("token_type").asString("").equalsIgnoreCase("DPoP")) {
            throw new DirectoryException.Denied("Okta wants DPoP of OKTA_API_CLIENT_ID; switch that off there", null);
        }
        String value = json.path("access_token").asString("");
        if (!TOKEN.matcher(value).matches()) {
            throw new DirectoryException.Unavailable("Okta's token endpoint answered without a token", null);
        }
        long seconds = json.path("expires_in").asLong(3600);
        return new Token(value, Instant.now().plusSeconds(Math.max(0, seconds - MARGIN_SECONDS)));
    }

    /** With the code of the error (RFC 6749, section 5.2), which tells a wrong key from a missing scope or DPoP. */
    private static DirectoryException refused(byte[] body) {
        String code;
        try {
            code = JsonMapper.shared().readTree(body).path("error").asString("");
        } catch (JacksonException unreadable) {
            code = "";
        }
        String why = CODE.matcher(code).matches() ? ": " + code : "";
        return new DirectoryException.Denied(
                "Okta refuses OKTA_API_CLIENT_ID, its key or the scopes " + SCOPES + why, null);
    }

    private HttpRequest request() {
        Map<String, String> form = new LinkedHashMap<>(proof.parameters(clientId, endpoint, List.of()));
        form.put("grant_type", "client_credentials");
        form.put("scope", SCOPES);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
