package org.gatehouse.relyingparty;

import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.relyingparty.Jwts.OTHER;
import static org.gatehouse.relyingparty.Jwts.STRANGER;
import static org.gatehouse.relyingparty.Jwts.published;
import static org.gatehouse.relyingparty.Jwts.signedBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The provider's keys change, and their endpoint fails. Whatever was before, the keys of now count within seconds. */
class KeyRotationIT extends RelyingParty {

    /** Keys, and how a token is signed with them. */
    record Rotation(String name, Consumer<TestProvider> change) {

        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("rotations")
    void accepts(Rotation rotation) throws Exception {
        browser.open("/login");
        rotation.change().accept(provider);

        assertSignedIn(logInInTheEnd());
    }

    static Stream<Rotation> rotations() {
        return Stream.of(
                rotated("oidcc-client-test-signing-key-rotation", Jwts.rsa("next"), Jwts.rsa("before")),
                rotated("a new key and no old one", Jwts.rsa("new")),
                exchanged("a new key under the old id", Jwts.rsa("test")),
                withoutId("oidcc-client-test-kid-absent-single-jwks, a new key", OTHER),
                withoutId("oidcc-client-test-kid-absent-multiple-jwks, accepted", OTHER, STRANGER, Jwts.rsa("third")),
                new Rotation("a thousand keys", provider -> publishThousand(provider, Jwts.rsa("last"))),
                among("keys that cannot be read", Jwts.rsa("readable")),
                new Rotation(
                        "oidcc-client-test-idtoken-sig-es256",
                        provider -> use(provider, Jwts.elliptic("ec"), JWSAlgorithm.ES256)),
                new Rotation("PS256", provider -> use(provider, Jwts.rsa("pss"), JWSAlgorithm.PS256)),
                new Rotation("EdDSA (RFC 8037)", provider -> {
                    provider.idTokenClaims = claims -> claims.claim("at_hash", null);
                    use(provider, Jwts.edwards("ed"), JWSAlgorithm.EdDSA);
                }));
    }

    @Test
    void acceptsAKeyThatIsPublishedJustBeforeItSigns() throws Exception {
        browser.open("/login");
        RSAKey fresh = Jwts.rsa("just-before-signing");
        provider.signer = claims -> {
            provider.faults.put("/keys", published(fresh));
            return signedBy(fresh, RS256).sign(claims);
        };

        assertSignedIn(logInInTheEnd());
    }

    @Test
    void signsInFiftyPeopleDuringARotation() throws Exception {
        // Keys are fetched four times at once and every two seconds; the other rotations have used that up.
        Thread.sleep(Duration.ofSeconds(9));
        browser.open("/login");
        RSAKey next = Jwts.rsa("during");
        var signedSoFar = new AtomicInteger();
        provider.signer = claims -> {
            if (signedSoFar.incrementAndGet() < 25) {
                return provider.sign(claims);
            }
            provider.faults.put("/keys", published(provider.key(), next));
            return signedBy(next, RS256).sign(claims);
        };
        long before = provider.callsTo("/keys");

        for (var page : inParallel(50, () -> new HttpBrowser(HOME).open("/login?continue=/protected"))) {
            assertThat(page.uri()).hasToString(HOME + "/protected");
        }
        assertThat(provider.callsTo("/keys") - before).isLessThanOrEqualTo(4);
    }

    @Test
    void asksAHandfulOfTimesInAStormAndStillNoticesARotation() throws Exception {
        browser.open("/login");
        long before = provider.callsTo("/keys");
        Instant begun = Instant.now();
        String forged = signedBy(STRANGER, RS256, header -> header.keyID("made-up"))
                .sign(new JWTClaimsSet.Builder().issuer(provider.issuer()).build());
        var sender = new HttpBrowser(HOME);
        var answers =
                inParallel(500, () -> sender.post("/logout/connect/back-channel/oidc", Map.of("logout_token", forged)));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 400);
        assertThat(provider.callsTo("/keys") - before).isLessThanOrEqualTo(handful(begun));
        use(provider, Jwts.rsa("after-the-storm"), RS256);
        assertSignedIn(logInInTheEnd());
    }

    @Test
    void asksAHandfulOfTimesWhenLogInsBringUnknownKeys() throws Exception {
        browser.open("/login");
        long before = provider.callsTo("/keys");
        Instant begun = Instant.now();
        provider.signer = claims -> signedBy(STRANGER, RS256, header -> header.keyID("made-up-" + System.nanoTime()))
                .sign(claims);

        var pages = inParallel(100, () -> new HttpBrowser(HOME).open("/login"));

        assertThat(pages).allMatch(page -> page.uri().getQuery().equals("error=failed"));
        assertThat(provider.callsTo("/keys") - before).isLessThanOrEqualTo(handful(begun));
    }

    /** More only where it takes long: the keys may be asked for once in two seconds. */
    private static long handful(Instant begun) {
        return 12 + Duration.between(begun, Instant.now()).toSeconds() / 2;
    }

    /** People whose tokens are signed with a known key do not notice. */
    @ParameterizedTest
    @MethodSource("brokenEndpoints")
    void outlivesAKeyEndpointThatFails(Case broken) throws Exception {
        assertSignedIn(logInInTheEnd());
        browser.forget("gatehouse");
        broken.fault().accept(provider);

        assertSignedIn(browser.open("/login?continue=/protected"));
        assertThat(new HttpBrowser(HOME).open("/login").uri()).hasToString(HOME + "/dashboard");
    }

    static Stream<Case> brokenEndpoints() {
        return Stream.of(
                        Map.entry("500", TestServer.json(500, "{}")),
                        Map.entry("HTML", TestServer.text(200, "text/html", "<html>Maintenance</html>")),
                        Map.entry("endless", TestServer.flood()),
                        Map.entry("a drip", TestServer.drip()),
                        Map.entry("never", TestServer.never()),
                        Map.entry("no keys", TestServer.json(200, "{\"keys\":[]}")))
                .map(fault -> new Case(
                        "/keys: " + fault.getKey(),
                        provider -> provider.faults.put("/keys", fault.getValue()),
                        SIGNED_IN));
    }

    private static Rotation rotated(String name, JWK key, JWK... others) {
        return new Rotation(name, provider -> {
            provider.faults.put(
                    "/keys",
                    published(Stream.concat(Stream.of(key), Stream.of(others)).toArray(JWK[]::new)));
            provider.signer = signedBy(key, RS256);
        });
    }

    private static Rotation exchanged(String name, RSAKey key) {
        return new Rotation(name, provider -> use(provider, key, RS256));
    }

    private static Rotation withoutId(String name, RSAKey key, JWK... others) {
        return new Rotation(name, provider -> {
            rotated(name, key, others).change().accept(provider);
            provider.signer = Jwts.withoutKeyId(key);
        });
    }

    private static Rotation among(String name, RSAKey key) {
        return new Rotation(name, provider -> {
            provider.faults.put(
                    "/keys",
                    TestServer.json(
                            200,
                            "{\"keys\":[{\"kty\":\"Lattice\"},{\"kty\":\"RSA\"},"
                                    + key.toPublicJWK().toJSONString() + "]}"));
            provider.signer = signedBy(key, RS256);
        });
    }

    private static void use(TestProvider provider, JWK key, JWSAlgorithm algorithm) {
        provider.faults.put("/keys", published(key));
        provider.signer = signedBy(key, algorithm);
    }

    /** The last of them signs; the others are the same key under other ids. */
    private static void publishThousand(TestProvider provider, RSAKey key) {
        JWK[] keys = IntStream.range(0, 1000)
                .mapToObj(i -> i == 999
                        ? key
                        : new RSAKey.Builder(STRANGER.toPublicJWK())
                                .keyID("key-" + i)
                                .build())
                .toArray(JWK[]::new);
        provider.faults.put("/keys", published(keys));
        provider.signer = signedBy(key, RS256);
    }

    private static List<HttpResponse<String>> inParallel(int times, Callable<HttpResponse<String>> call)
            throws Exception {
        List<HttpResponse<String>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (var answer : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> call).toList())) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
