package org.gatehouse.signin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.outbound.PrivateKeyJwt;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;

/**
 * How the application proves who it is to a provider, at each endpoint that it calls itself alike (OpenID Connect Core
 * 1.0, section 9; RFC 6749, section 2.3).
 */
@Component
class ClientAuthentication {

    private final Providers providers;

    ClientAuthentication(Providers providers) {
        this.providers = providers;
    }

    /**
     * The method for a provider with this metadata: with a key always the key, otherwise the secret in the header, unless
     * the provider takes it in the form only.
     */
    static ClientAuthenticationMethod method(Map<String, Object> metadata, boolean hasKey) {
        if (hasKey) {
            return ClientAuthenticationMethod.PRIVATE_KEY_JWT;
        }
        // None announced means client_secret_basic (OpenID Connect Discovery 1.0, section 3).
        Collection<?> announced = list(metadata, "token_endpoint_auth_methods_supported");
        boolean formOnly = announced.contains("client_secret_post") && !announced.contains("client_secret_basic");
        return formOnly
                ? ClientAuthenticationMethod.CLIENT_SECRET_POST
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    /** The headers of a form to be sent to the provider. */
    HttpHeaders headers(ClientRegistration client) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        headers.setAccept(List.of(MediaType.APPLICATION_JSON));
        if (uses(client, ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
            // Encoded before it is encoded: RFC 6749, section 2.3.1.
            headers.setBasicAuth(FormEncoding.of(client.getClientId()), FormEncoding.of(client.getClientSecret()));
        }
        return headers;
    }

    /** The fields of the same form, for the endpoint that it is sent to; none when the header says it all. */
    Map<String, String> fields(ClientRegistration client, String endpoint) {
        if (uses(client, ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
            return Map.of();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", client.getClientId());
        Provider provider = providers.of(client);
        PrivateKeyJwt key = provider.key();
        if (key == null) {
            fields.put("client_secret", client.getClientSecret());
        } else {
            fields.putAll(
                    key.parameters(client.getClientId(), audience(provider, client, endpoint), algorithms(client)));
        }
        return fields;
    }

    private static String audience(Provider provider, ClientRegistration client, String endpoint) {
        return switch (provider.preset().keyAudience()) {
            case ISSUER -> provider.issuer();
            case TOKEN_ENDPOINT -> client.getProviderDetails().getTokenUri();
            case CALLED_ENDPOINT -> endpoint;
        };
    }

    private static Collection<?> algorithms(ClientRegistration client) {
        return list(
                client.getProviderDetails().getConfigurationMetadata(),
                "token_endpoint_auth_signing_alg_values_supported");
    }

    private static Collection<?> list(Map<String, Object> metadata, String name) {
        return metadata.get(name) instanceof Collection<?> values ? values : List.of();
    }

    private static boolean uses(ClientRegistration client, ClientAuthenticationMethod method) {
        return method.equals(client.getClientAuthenticationMethod());
    }
}
