package org.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderMetadataTest {

    private static final String PATH = "/oauth2/default/.well-known/openid-configuration";

    private final TestServer provider = new TestServer();
    private final String issuer = provider.url() + "/oauth2/default";
    private final ProviderHttp http = new ProviderHttp();

    @AfterEach
    void close() {
        http.close();
        provider.close();
    }

    @Test
    void readsWhatTheIssuerPublishes() throws IOException {
        provider.on(PATH, TestServer.json(200, document(issuer, issuer + "/v1/keys")));
        var metadata = ProviderMetadata.discover(issuer, http);
        assertThat(metadata.jwksUri()).hasToString(issuer + "/v1/keys");
        assertThat(metadata.values()).containsEntry("issuer", issuer);
    }

    @Test
    void refusesTheMetadataOfAnotherIssuer() {
        provider.on(PATH, TestServer.json(200, document("https://evil.example", issuer + "/v1/keys")));
        assertThatThrownBy(() -> ProviderMetadata.discover(issuer, http))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another issuer");
    }

    @Test
    void refusesAPageThatIsNotJson() {
        provider.on(PATH, TestServer.text(200, "text/html", "<html>"));
        assertThatThrownBy(() -> ProviderMetadata.discover(issuer, http)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesMetadataWithoutKeys() {
        provider.on(PATH, TestServer.json(200, "{\"issuer\":\"" + issuer + "\"}"));
        assertThatThrownBy(() -> ProviderMetadata.discover(issuer, http))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("jwks_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"jwks_uri\":\"http://keys.example/keys\"",
                "\"jwks_uri\":\"file:///etc/passwd\"",
                "\"token_endpoint\":\"http://elsewhere.example/token\"",
                "\"userinfo_endpoint\":\"//elsewhere.example/userinfo\"",
                "\"authorization_endpoint\":\"javascript:alert(1)\"",
                "\"authorization_endpoint\":{\"a\":1}",
                "\"end_session_endpoint\":\"http:/no-host\"",
                "\"revocation_endpoint\":42"
            })
    void refusesEndpointsThatAreNotSafe(String endpoint) {
        provider.on(PATH, TestServer.json(200, """
                {"issuer":"%s", "jwks_uri":"%s/keys", %s}""".formatted(issuer, issuer, endpoint)));
        assertThatThrownBy(() -> ProviderMetadata.discover(issuer, http))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(endpoint.split("\"", -1)[1]);
    }

    private static String document(String issuer, String jwksUri) {
        return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(issuer, jwksUri);
    }
}
