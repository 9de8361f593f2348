package org.gatehouse.signin;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.provider.ProviderHttp;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;

/** Forms that go to a provider without the browser, with the application's proof of itself. */
@Component
class DirectCalls {

    /** What came back; the provider decides what is in it. */
    @SuppressWarnings("ArrayRecordComponent") // carried from the provider, never compared
    record Answer(int status, byte[] body) {}

    private final ProviderHttp http;
    private final ClientAuthentication authentication;

    DirectCalls(ProviderHttp http, ClientAuthentication authentication) {
        this.http = http;
        this.authentication = authentication;
    }

    /** @throws IOException if no answer came in time and within bounds */
    Answer post(ClientRegistration client, URI endpoint, Map<String, String> form) throws IOException {
        ClientHttpRequest request = http.createRequest(endpoint, HttpMethod.POST);
        request.getHeaders().putAll(authentication.headers(client));
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.putAll(authentication.fields(client, endpoint.toString()));
        request.getBody().write(FormEncoding.of(fields).getBytes(StandardCharsets.US_ASCII));
        try (var answer = request.execute()) {
            return new Answer(answer.getStatusCode().value(), answer.getBody().readAllBytes());
        }
    }
}
