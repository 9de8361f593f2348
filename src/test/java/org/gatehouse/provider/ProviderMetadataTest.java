package org.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    private static String document(String issuer, String jwksUri) {
        return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(issuer, jwksUri);
    }
}
