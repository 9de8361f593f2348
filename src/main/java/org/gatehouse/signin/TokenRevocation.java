package org.gatehouse.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.provider.ProviderHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/** Takes tokens back at the provider (RFC 7009), with the client authentication of the token endpoint. */
@Component
class TokenRevocation {

    private static final Logger log = LoggerFactory.getLogger(TokenRevocation.class);

    /** What stands before a provider says so when there is nothing behind it. */
    private static final Set<Integer> NOBODY_THERE = Set.of(502, 503, 504);

    private final ProviderHttp http;

    TokenRevocation(ProviderHttp http) {
        this.http = http;
    }

    /**
     * Tries once; a token that is not taken back ends by itself.
     *
     * @param type {@code refresh_token} or {@code access_token}
     * @return false if the provider cannot be reached; true whatever it answers
     */
    boolean revoke(ClientRegistration provider, URI endpoint, String type, String token) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token);
        form.put("token_type_hint", type);
        try {
            int status = post(provider, endpoint, form);
            if (status != 200) {
                log.warn("The {} of a log-out was not revoked: {} answered {}", type, endpoint, status);
            }
            return !NOBODY_THERE.contains(status);
        } catch (IOException unreachable) {
            log.warn("The {} of a log-out was not revoked: {}", type, unreachable.toString());
            return false;
        }
    }

    private int post(ClientRegistration provider, URI endpoint, Map<String, String> form) throws IOException {
        ClientHttpRequest request = http.createRequest(endpoint, HttpMethod.POST);
        request.getHeaders().setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        if (ClientAuthenticationMethod.CLIENT_SECRET_BASIC.equals(provider.getClientAuthenticationMethod())) {
            // Encoded before it is encoded: RFC 6749, section 2.3.1.
            request.getHeaders().setBasicAuth(encoded(provider.getClientId()), encoded(provider.getClientSecret()));
        } else {
            form.put("client_id", provider.getClientId());
            form.put("client_secret", provider.getClientSecret());
        }
        request.getBody().write(encoded(form).getBytes(StandardCharsets.US_ASCII));
        try (var answer = request.execute()) {
            return answer.getStatusCode().value();
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
