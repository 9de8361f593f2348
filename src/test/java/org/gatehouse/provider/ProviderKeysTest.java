package org.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProviderKeysTest {

    private final TestServer provider = new TestServer();
    private final ProviderHttp http =
            new ProviderHttp(new BoundedHttp.Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), 512 * 1024));
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final ProviderKeys keys = new ProviderKeys(http, () -> URI.create(provider.url() + "/keys"), () -> now);

    @BeforeEach
    void publishFirstKey() throws JOSEException {
        publish("first");
    }

    @AfterEach
    void close() {
        http.close();
        provider.close();
    }

    @Test
    void fetchesOnceForManyTokens() throws KeySourceException {
        for (int i = 0; i < 20; i++) {
            assertThat(find("first")).hasSize(1);
        }
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void findsTheNewKeyRightAfterARotation() throws Exception {
        assertThat(find("first")).hasSize(1);
        publish("second");
        assertThat(find("second")).hasSize(1);
        assertThat(find("first")).isEmpty();
    }

    @Test
    void fetchesAtMostFourTimesInAStormOfUnknownKeys() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<JWK>>> storm = IntStream.range(0, 300)
                    .<Callable<List<JWK>>>mapToObj(i -> () -> find("made-up-" + i))
                    .toList();
            for (var found : threads.invokeAll(storm)) {
                assertThat(found.get()).isEmpty();
            }
        }
        assertThat(provider.requests()).hasSizeLessThanOrEqualTo(4);
        assertThat(find("first")).hasSize(1);
    }

    @Test
    void fetchesAgainAfterAStormHasPassed() throws Exception {
        for (int i = 0; i < 10; i++) {
            find("made-up-" + i);
        }
        publish("second");
        assertThat(find("second")).isEmpty();
        now = now.plusSeconds(2);
        assertThat(find("second")).hasSize(1);
    }

    @Test
    void outlivesAnOutageWithTheKeysItHas() throws KeySourceException {
        find("first");
        provider.on("/keys", TestServer.text(200, "text/html", "<html>Maintenance</html>"));
        now = now.plus(Duration.ofHours(1));
        assertThat(find("first")).hasSize(1);
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void failsWithoutKeysAndRecovers() throws Exception {
        provider.on("/keys", TestServer.json(500, "{}"));
        assertThatThrownBy(() -> find("first")).isInstanceOf(KeySourceException.class);
        publish("first");
        now = now.plusSeconds(3);
        assertThat(find("first")).hasSize(1);
    }

    @Test
    void doesNotLetEveryCallerWaitForAProviderThatHangs() throws Exception {
        provider.on("/keys", TestServer.never());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> find("first")))
                    .toList();
            for (var call : calls) {
                assertThatThrownBy(call::get).hasCauseInstanceOf(KeySourceException.class);
            }
        }
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void findsAKeyThatWasExchangedUnderTheSameId() throws Exception {
        find("first");
        assertThat(keys.renew(keys.held())).isFalse();
        publish("first");
        JWKSet tried = keys.held();

        assertThat(keys.renew(tried)).isTrue();
        assertThat(keys.renew(tried)).as("somebody else fetched").isTrue();
        assertThat(provider.requests()).hasSize(3);
    }

    @Test
    void passesOverKeysThatItCannotRead() throws Exception {
        String good = new ECKeyGenerator(Curve.P_256)
                .keyID("good")
                .generate()
                .toPublicJWK()
                .toJSONString();
        provider.on("/keys", TestServer.json(200, """
                {"keys": [{"kty": "Lattice", "kid": "a"}, {"kty": "RSA", "kid": "b"}, {}, %s]}""".formatted(good)));

        assertThat(find("good")).hasSize(1);
    }

    @Test
    void keepsWhatItHasWhenASetComesEmpty() throws Exception {
        find("first");
        provider.on("/keys", TestServer.json(200, "{\"keys\": []}"));

        assertThat(find("second")).isEmpty();
        assertThat(find("first")).hasSize(1);
    }

    @Test
    void refusesAFlood() {
        provider.on("/keys", TestServer.flood());
        assertThatThrownBy(() -> find("first")).isInstanceOf(KeySourceException.class);
    }

    private List<JWK> find(String kid) throws KeySourceException {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(kid).build()), null);
    }

    private void publish(String kid) throws JOSEException {
        var key = new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        provider.on("/keys", TestServer.json(200, new JWKSet(key.toPublicJWK()).toString()));
    }
}
