package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_POST;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.PRIVATE_KEY_JWT;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.testkit.ClientProofs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

class ClientAuthenticationTest {

    private static final String ISSUER = "https://id.example.com/";
    private static final RSAKey KEY = ClientProofs.newKey("key-1");

    @Test
    void sendsTheSecretTheWayThatTheProviderTakesIt() {
        assertThat(method()).isEqualTo(CLIENT_SECRET_BASIC);
        assertThat(method("client_secret_post")).isEqualTo(CLIENT_SECRET_POST);
        assertThat(method("client_secret_post", "client_secret_basic")).isEqualTo(CLIENT_SECRET_BASIC);
        assertThat(method("none", "private_key_jwt")).isEqualTo(CLIENT_SECRET_BASIC);
    }

    @Test
    void usesTheKeyWhateverElseTheProviderTakes() {
        var metadata =
                Map.<String, Object>of("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "none"));

        assertThat(ClientAuthentication.method(metadata, true)).isEqualTo(PRIVATE_KEY_JWT);
    }

    @ParameterizedTest
    @CsvSource({
        "okta, https://id.example.com/par",
        "auth0, https://id.example.com/",
        "keycloak, https://id.example.com/token",
        "oidc, https://id.example.com/token"
    })
    void namesTheProviderAsItWantsToBeNamed(String kind, String audience) throws ParseException {
        var settings = Configured.provider(kind, ISSUER, "client-secret=", "private-key=" + ClientProofs.pem(KEY));
        try (var http = new ProviderHttp()) {
            var authentication = new ClientAuthentication(new Providers(settings, new PublicAddress("", 8080), http));
            var fields = authentication.fields(registration(kind), ISSUER + "par");

            assertThat(fields).containsOnlyKeys("client_id", "client_assertion_type", "client_assertion");
            assertThat(SignedJWT.parse(fields.get("client_assertion"))
                            .getJWTClaimsSet()
                            .getAudience())
                    .containsExactly(audience);
        }
    }

    @Test
    void refreshesWithTheKeyToo() {
        try (var fixture =
                new ProviderFixture("client-secret=", "private-key=" + ClientProofs.pem(KEY), "private-key-id=key-1")) {
            var tokens = fixture.tokens();
            fixture.provider.clients.publicKey = KEY;
            fixture.provider.clients.accepted = List.of("private_key_jwt");

            assertThat(fixture.refresher().refresh(fixture.user, tokens).accessToken())
                    .isNotEqualTo(tokens.accessToken());
            assertThat(fixture.provider.clients.refusals).isEmpty();
        }
    }

    private static ClientAuthenticationMethod method(String... announced) {
        Map<String, Object> metadata =
                announced.length == 0 ? Map.of() : Map.of("token_endpoint_auth_methods_supported", List.of(announced));
        return ClientAuthentication.method(metadata, false);
    }

    private static ClientRegistration registration(String kind) {
        return ClientRegistration.withRegistrationId(kind)
                .clientId("app")
                .clientAuthenticationMethod(PRIVATE_KEY_JWT)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost:8080/back")
                .authorizationUri(ISSUER + "authorize")
                .tokenUri(ISSUER + "token")
                .build();
    }
}
