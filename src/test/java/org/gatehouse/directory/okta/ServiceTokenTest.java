package org.gatehouse.directory.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokenTest {

    private final TestServer okta = new TestServer();
    private final AtomicInteger tokens = new AtomicInteger();

    @BeforeEach
    void answers() {
        okta.on("/api/v1/users/u1", TestServer.json(200, "{\"id\":\"u1\"}")).on("/oauth2/v1/token", this::token);
    }

    private void token(HttpExchange exchange) throws IOException, InterruptedException {
        String body = "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"t" + tokens.incrementAndGet();
        TestServer.json(200, body + "\"}").to(exchange);
    }

    @AfterEach
    void close() {
        okta.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void provesItselfWithItsKeyAndKeepsTheToken(String algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        try (var calls = calls(pair)) {
            assertThat(new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isPresent();
            assertThat(new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isPresent();
        }
        assertThat(tokens).hasValue(1);
        assertThat(okta.requests().getLast().authorization()).isEqualTo("Bearer t1");
        SignedJWT assertion = assertion(okta.requests().getFirst().body());
        assertThat(assertion.verify(
                        pair.getPublic() instanceof RSAPublicKey rsa
                                ? new RSASSAVerifier(rsa)
                                : new ECDSAVerifier((ECPublicKey) pair.getPublic())))
                .isTrue();
        assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(okta.url() + "/oauth2/v1/token");
        assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("client");
        assertThat(assertion.getHeader().getKeyID()).isNull();
    }

    @Test
    void namesTheKeyWhereItHasAName() throws Exception {
        try (var calls = calls(pair("RSA"), " key-1 ")) {
            new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1");
        }
        assertThat(assertion(okta.requests().getFirst().body()).getHeader().getKeyID())
                .isEqualTo("key-1");
    }

    @Test
    void recoversAfterTheTokenEndpointFailedOnce() throws Exception {
        try (var calls = calls(pair("RSA"))) {
            okta.on("/oauth2/v1/token", TestServer.json(503, "{}"));
            assertThatThrownBy(() -> new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isInstanceOf(DirectoryException.Unavailable.class);
            okta.on("/oauth2/v1/token", this::token);
            assertThat(new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isPresent();
        }
    }

    @Test
    void getsANewTokenWhenItsOwnIsRevoked() throws Exception {
        okta.on("/api/v1/users/u1", exchange -> {
            boolean good = "Bearer t2".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            TestServer.json(good ? 200 : 401, "{\"id\":\"u1\"}").to(exchange);
        });
        try (var calls = calls(pair("RSA"))) {
            assertThat(new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isPresent();
        }
        assertThat(tokens).hasValue(2);
    }

    @Test
    void saysWhenItsKeyIsRefused() throws Exception {
        okta.on("/oauth2/v1/token", TestServer.json(401, "{\"error\":\"invalid_client\"}"));
        try (var calls = calls(pair("RSA"))) {
            assertThatThrownBy(() -> new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isInstanceOf(DirectoryException.Denied.class)
                    .hasMessageContaining("OKTA_API_CLIENT_ID");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"use_dpop_nonce", "invalid_scope"})
    void saysWhyItIsRefused(String error) throws Exception {
        okta.on("/oauth2/v1/token", TestServer.json(400, "{\"error\":\"" + error + "\"}"));
        try (var calls = calls(pair("EC"))) {
            assertThatThrownBy(() -> new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isInstanceOf(DirectoryException.Denied.class)
                    .hasMessageEndingWith(": " + error);
        }
    }

    @Test
    void doesNotSendTokensThatWantMoreThanItGives() throws Exception {
        okta.on(
                "/oauth2/v1/token",
                TestServer.json(200, "{\"token_type\":\"DPoP\",\"expires_in\":3600,\"access_token\":\"t\"}"));
        try (var calls = calls(pair("EC"))) {
            assertThatThrownBy(() -> new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isInstanceOf(DirectoryException.Denied.class)
                    .hasMessageContaining("DPoP");
        }
        assertThat(okta.requests()).hasSize(1);
    }

    @Test
    void recoversFromATokenThatNoHeaderCanCarry() throws Exception {
        okta.on("/oauth2/v1/token", TestServer.json(200, "{\"expires_in\":3600,\"access_token\":\"a\\r\\nb: c\"}"));
        try (var calls = calls(pair("EC"))) {
            assertThatThrownBy(() -> new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isInstanceOf(DirectoryException.Unavailable.class);
            okta.on("/oauth2/v1/token", this::token);
            assertThat(new OktaUserDirectory(calls, OktaAbilities.OKTA).find("u1"))
                    .isPresent();
        }
    }

    private OktaCalls calls(KeyPair pair) {
        return calls(pair, "");
    }

    private OktaCalls calls(KeyPair pair, String keyId) {
        String pem = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        return new OktaCalls(new OktaSettings(
                okta.url(),
                "",
                "client",
                "-----BEGIN PRIVATE KEY-----\\n" + pem + "\\n-----END PRIVATE KEY-----",
                keyId));
    }

    private static KeyPair pair(String algorithm) throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
        return generator.generateKeyPair();
    }

    private static SignedJWT assertion(String form) throws ParseException {
        for (String parameter : form.split("&", -1)) {
            if (parameter.startsWith("client_assertion=")) {
                return SignedJWT.parse(parameter.substring("client_assertion=".length()));
            }
        }
        throw new AssertionError("No assertion in " + form);
    }
}
