package org.gatehouse.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetKeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Examination;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.provider.ProviderProbe;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.TestProvider;
import org.gatehouse.testkit.TestProvider.Registration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider that is right in everything, then wrong in one thing after the other. */
class ProviderChecksTest {

    private static final String REDIRECT_URI = "http://localhost:8080/login/oauth2/code/oidc";
    private static final String HOME = "http://localhost:8080/";

    private final TestProvider there = new TestProvider(FreePorts.next());
    private final ProviderProbe probe = new ProviderProbe();
    private final ConfiguredProvider configured = provider("oidc", there.issuer());

    ProviderChecksTest() {
        there.registration = new Registration(TestProvider.CLIENT_ID, TestProvider.CLIENT_SECRET, REDIRECT_URI, HOME);
    }

    @AfterEach
    void stop() {
        probe.close();
        there.close();
    }

    @Test
    void findsNothingToDoWhereAllIsRight() {
        assertThat(toDo(configured)).isEmpty();
    }

    @Test
    void findsNothingToDoWhereAllIsSignedWithAnEdwardsCurve() throws JOSEException {
        var key = new OctetKeyPairGenerator(Curve.Ed25519).keyID("a").generate();
        there.metadata = with("id_token_signing_alg_values_supported", List.of("EdDSA"));
        there.faults.put("/keys", TestServer.json(200, new JWKSet(key).toString()));

        assertThat(toDo(configured)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":[]}", "[]", "<html>"})
    void findsKeysThatCannotBeRead(String keys) {
        there.faults.put("/keys", TestServer.json(200, keys));

        assertThat(toDo(configured)).singleElement().asString().contains("PROBLEM Id: signing keys");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("metadata")
    void findsWhatTheMetadataSaysWrong(String wrong, UnaryOperator<Map<String, Object>> change, String finding) {
        there.metadata = change;

        assertThat(toDo(configured)).singleElement().asString().contains(finding);
    }

    private static Stream<Arguments> metadata() {
        return Stream.of(
                Arguments.of(
                        "no code flow",
                        with("response_types_supported", List.of("token")),
                        "PROBLEM Id: what it offers"),
                Arguments.of(
                        "HS256 only", with("id_token_signing_alg_values_supported", List.of("HS256")), "HS256 only"),
                Arguments.of(
                        "no PKCE", with("code_challenge_methods_supported", List.of("plain")), "does not offer PKCE"),
                Arguments.of(
                        "a scope for groups",
                        with("scopes_supported", List.of("openid", "email", "groups")),
                        "-> OIDC_SCOPES=openid email groups"),
                Arguments.of(
                        "a scope for refresh tokens",
                        with("scopes_supported", List.of("openid", "email", "offline_access")),
                        "-> OIDC_SCOPES=openid email offline_access"),
                Arguments.of(
                        "no such scope", with("scopes_supported", List.of("openid")), "does not list the scope email"),
                Arguments.of("no token endpoint", with("token_endpoint", ""), "names no token_endpoint"),
                Arguments.of("no log-out", with("end_session_endpoint", ""), "offers no log-out"),
                Arguments.of(
                        "no client secret",
                        with("token_endpoint_auth_methods_supported", List.of("private_key_jwt")),
                        "takes no client secret"));
    }

    private static UnaryOperator<Map<String, Object>> with(String name, Object value) {
        return all -> {
            Map<String, Object> changed = new LinkedHashMap<>(all);
            changed.put(name, value);
            return changed;
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registrations")
    void findsWhatIsRegisteredWrong(String wrong, Registration registered, String finding) {
        there.registration = registered;

        assertThat(toDo(configured)).singleElement().asString().contains(finding);
    }

    private static Stream<Arguments> registrations() {
        String id = TestProvider.CLIENT_ID;
        String secret = TestProvider.CLIENT_SECRET;
        return Stream.of(
                Arguments.of(
                        "another secret",
                        new Registration(id, "other", REDIRECT_URI, HOME),
                        "PROBLEM Id: client id and secret"),
                Arguments.of(
                        "another callback",
                        new Registration(id, secret, "http://localhost:8080/callback", HOME),
                        "-> " + REDIRECT_URI),
                Arguments.of(
                        "another way back",
                        new Registration(id, secret, REDIRECT_URI, "http://localhost:8080"),
                        "-> " + HOME));
    }

    @Test
    void findsAProviderThatSendsPeopleAnywhere() {
        there.registration = null;

        assertThat(toDo(configured))
                .anySatisfy(finding -> assertThat(finding).contains("HINT Id: redirect URI", "to other addresses too"))
                .anySatisfy(finding -> assertThat(finding).contains("HINT Id: log-out", "anywhere after a log-out"));
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("issuers")
    void tellsWhichIssuerToWrite(String kind, UnaryOperator<String> written, String finding) {
        assertThat(toDo(provider(kind, written.apply(there.issuer()))))
                .first()
                .asString()
                .contains("PROBLEM Id: issuer", finding.replace("HERE", there.issuer()));
    }

    private static Stream<Arguments> issuers() {
        UnaryOperator<String> slash = issuer -> issuer + "/";
        UnaryOperator<String> other = issuer -> issuer.replace("localhost", "127.0.0.1");
        UnaryOperator<String> path = issuer -> issuer + "/realms/none";
        UnaryOperator<String> nowhere = issuer -> "http://localhost:1";
        return Stream.of(
                Arguments.of("oidc", slash, "-> OIDC_ISSUER=HERE"),
                Arguments.of("oidc", other, "-> OIDC_ISSUER=HERE"),
                Arguments.of("keycloak", path, "answers 404"),
                Arguments.of("oidc", nowhere, "localhost:1"));
    }

    @Test
    void saysOnlyOnceThatTheProviderIsDown() {
        assertThat(toDo(provider("oidc", "http://localhost:1"))).hasSize(1);
    }

    @Test
    void findsMissingKeys() {
        there.keysBroken = true;

        assertThat(toDo(configured)).singleElement().asString().contains("PROBLEM Id: signing keys", "answers 500");
    }

    @Test
    void comparesTheClocks() {
        InstantSource ahead = () -> Instant.now().plus(Duration.ofSeconds(45));
        InstantSource behind = () -> Instant.now().minus(Duration.ofMinutes(5));

        assertThat(toDo(configured, ahead)).first().asString().contains("HINT Id: clock", "ahead of");
        assertThat(toDo(configured, behind)).first().asString().contains("PROBLEM Id: clock", "behind");
    }

    @Test
    void goesToTheProvidersOwnConsoleForTheFix() {
        there.registration = new Registration(TestProvider.CLIENT_ID, TestProvider.CLIENT_SECRET, "http://x/", HOME);

        assertThat(Examination.of(checks(provider("auth0", there.issuer()), InstantSource.system())))
                .anySatisfy(diagnosis -> assertThat(diagnosis.finding().fix()).contains("Allowed Callback URLs"));
    }

    @Test
    void tellsNoSecret() {
        assertThat(Examination.of(checks(configured, InstantSource.system())).toString() + configured)
                .doesNotContain(TestProvider.CLIENT_SECRET);
    }

    private List<String> toDo(ConfiguredProvider provider) {
        return toDo(provider, InstantSource.system());
    }

    private List<String> toDo(ConfiguredProvider provider, InstantSource clock) {
        return Examination.toDo(checks(provider, clock));
    }

    private List<Check> checks(ConfiguredProvider provider, InstantSource clock) {
        return new ProviderChecks(probe, () -> new PublicAddress("", 8080), clock).of(provider);
    }

    private static ConfiguredProvider provider(String kind, String issuer) {
        return new ConfiguredProvider(
                "oidc",
                kind,
                "Id",
                issuer,
                TestProvider.CLIENT_ID,
                TestProvider.CLIENT_SECRET,
                null,
                new LinkedHashSet<>(List.of("openid", "email")),
                "groups",
                "",
                false,
                true);
    }
}
