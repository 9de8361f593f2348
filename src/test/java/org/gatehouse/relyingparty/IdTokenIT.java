package org.gatehouse.relyingparty;

import static com.nimbusds.jose.JWSAlgorithm.RS256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.relyingparty.Jwts.STRANGER;
import static org.gatehouse.relyingparty.Jwts.signedBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Id tokens as they must be and must not be (OpenID Connect Core 1.0, section 3.1.3.7). Where the OpenID Foundation's
 * conformance suite for relying parties has the case, it has its name there.
 */
class IdTokenIT extends RelyingParty {

    @ParameterizedTest
    @MethodSource({"wrongClaims", "wrongSignatures", "malformed"})
    void refuses(Case hostile) {
        assertOutcome(hostile);

        assertThat(provider.calls).doesNotContain("/userinfo");
    }

    @ParameterizedTest
    @MethodSource("good")
    void accepts(Case unusual) {
        assertOutcome(unusual);

        assertThat(provider.callsTo("/userinfo")).isEqualTo(1);
    }

    static Stream<Case> wrongClaims() {
        return Stream.of(
                refused("oidcc-client-test-invalid-iss", claims -> claims.issuer("https://other.example")),
                refused(
                        "iss with a slash at the end",
                        claims -> claims.issuer(claims.getClaims().get("iss") + "/")),
                refused("iss missing", claims -> claims.issuer(null)),
                refused("iss that is no address", claims -> claims.issuer("not an address")),
                refused("oidcc-client-test-missing-sub", claims -> claims.subject(null)),
                refused("sub empty", claims -> claims.subject("")),
                refused("sub of spaces", claims -> claims.subject("  ")),
                refused("sub longer than 255 characters", claims -> claims.subject("x".repeat(256))),
                refused("sub with a line break", claims -> claims.subject("user\n1")),
                refused("sub with NUL", claims -> claims.subject("user\0001")),
                refused("sub a number", claims -> claims.claim("sub", 1234567890123456789L)),
                refused("sid a number", claims -> claims.claim("sid", 1)),
                refused("sid longer than a session's is kept", claims -> claims.claim("sid", "x".repeat(256))),
                refused("sid with NUL", claims -> claims.claim("sid", "a\0001")),
                refused("oidcc-client-test-invalid-aud", claims -> claims.audience("other")),
                refused("aud missing", claims -> claims.claim("aud", null)),
                refused("aud empty", claims -> claims.audience(List.of())),
                refused("aud is our id in other letters", claims -> claims.audience("APP")),
                refused("aud with an untrusted extra", claims -> claims.audience(List.of("app", "other"))),
                refused(
                        "aud with an untrusted extra, azp is us",
                        claims -> claims.audience(List.of("app", "other")).claim("azp", "app")),
                refused("azp is another", claims -> claims.claim("azp", "other")),
                refused("oidcc-client-test-missing-iat", claims -> claims.issueTime(null)),
                refused(
                        "iat 5 minutes ahead",
                        claims -> claims.issueTime(inSeconds(300)).expirationTime(inSeconds(900))),
                refused(
                        "expired 5 minutes ago",
                        claims -> claims.issueTime(inSeconds(-600)).expirationTime(inSeconds(-300))),
                refused("exp missing", claims -> claims.expirationTime(null)),
                refused("nbf 5 minutes ahead", claims -> claims.notBeforeTime(inSeconds(300))),
                refused("oidcc-client-test-nonce-invalid", claims -> claims.claim("nonce", "other")),
                refused("nonce missing", claims -> claims.claim("nonce", null)),
                refused("nonce empty", claims -> claims.claim("nonce", "")),
                refused("at_hash of another access token", claims -> claims.claim("at_hash", "x2vKhyWvmnkMzjsLbWqv0Q")),
                refused("at_hash empty", claims -> claims.claim("at_hash", "")));
    }

    static Stream<Case> wrongSignatures() {
        return Stream.of(
                signed("oidcc-client-test-idtoken-sig-none", claims -> new PlainJWT(claims).serialize()),
                signed("alg none in other letters", claims -> headed("{\"alg\":\"nOnE\"}", claims)),
                changed(
                        "oidcc-client-test-invalid-sig-rs256",
                        token -> token.substring(0, token.length() - 20) + "A".repeat(20)),
                changed("signature cut off", token -> token.substring(0, token.lastIndexOf('.') + 1)),
                changed("claims exchanged under the signature", IdTokenIT::asAdministrator),
                signed("a stranger's key", signedBy(STRANGER, RS256)),
                signed("a stranger's key without id", Jwts.withoutKeyId(STRANGER)),
                signed(
                        "a stranger's key with the id of ours",
                        signedBy(STRANGER, RS256, header -> header.keyID("test"))),
                signed(
                        "a stranger's key in the header (jwk)",
                        signedBy(STRANGER, RS256, header -> header.jwk(STRANGER.toPublicJWK()))),
                signed(
                        "a stranger's key at an address in the header (jku)",
                        signedBy(STRANGER, RS256, header -> header.jwkURL(URI.create("http://localhost/keys")))),
                signed(
                        "a stranger's certificate at an address in the header (x5u)",
                        signedBy(STRANGER, RS256, header -> header.x509CertURL(URI.create("http://localhost/cert")))),
                signed(
                        "oidcc-client-test-idtoken-sig-hs256 with the client secret",
                        hmac(TestProvider.CLIENT_SECRET.getBytes(UTF_8))),
                new Case(
                        "HS256 with our public key as secret",
                        provider -> provider.signer = hmac(publicKey(provider)),
                        "failed"),
                new Case("encrypted", provider -> provider.signer = claims -> Jwts.ENCRYPTED, "misconfigured"),
                new Case(
                        "RS512, which is not announced",
                        provider -> provider.signer = signedBy(provider.key(), JWSAlgorithm.RS512),
                        "failed"),
                new Case(
                        "an extension that we must understand and do not (crit)",
                        provider -> provider.signer = signedBy(
                                provider.key(),
                                RS256,
                                header -> header.criticalParams(Set.of("exp")).customParam("exp", 1)),
                        "failed"),
                new Case(
                        "an access token in its place (typ at+jwt)",
                        provider -> provider.signer =
                                signedBy(provider.key(), RS256, header -> header.type(new JOSEObjectType("at+jwt"))),
                        "failed"),
                new Case(
                        "a logout token in its place (typ logout+jwt)",
                        provider -> provider.signer = claims -> provider.sign("logout+jwt", claims),
                        "failed"));
    }

    static Stream<Case> malformed() {
        var texts = Stream.of("", "x", "a.b.c", "..", "eyJhbGciOiJSUzI1NiJ9.e30.", "a.b.c.d.e", "x".repeat(100_000))
                .map(text -> signed("no JWT: " + (text.length() > 30 ? "a long text" : text), claims -> text));
        var claims = Stream.of("iss", "sub", "aud", "exp", "iat", "nbf", "nonce", "auth_time", "azp", "at_hash")
                .flatMap(name -> Stream.<Object>of(true, List.of(1, Map.of("a", 1)), Map.of("b", List.of()))
                        .map(value -> refused(name + " is " + value, token -> token.claim(name, value))));
        return Stream.concat(texts, claims);
    }

    static Stream<Case> good() {
        return Stream.of(
                new Case("oidcc-client-test", provider -> {}, SIGNED_IN),
                new Case("oidcc-client-test-idtoken-sig-rs256", provider -> {}, SIGNED_IN),
                new Case(
                        "oidcc-client-test-kid-absent-single-jwks",
                        provider -> provider.signer = Jwts.withoutKeyId(provider.key()),
                        SIGNED_IN),
                accepted(
                        "clock 30 seconds ahead",
                        claims -> claims.issueTime(inSeconds(30)).notBeforeTime(inSeconds(30))),
                accepted(
                        "expired 30 seconds ago",
                        claims -> claims.issueTime(inSeconds(-330)).expirationTime(inSeconds(-30))),
                accepted("aud as a list of one", claims -> claims.audience(List.of("app"))),
                accepted("azp is us", claims -> claims.claim("azp", "app")),
                accepted("at_hash missing, which the code flow allows", claims -> claims.claim("at_hash", null)),
                accepted(
                        "claims that nobody knows",
                        claims -> claims.claim("https://a.example/x", Map.of("y", List.of(1, true)))));
    }

    private static Case refused(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Case(name, provider -> provider.idTokenClaims = change, "failed");
    }

    private static Case accepted(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Case(name, provider -> provider.idTokenClaims = change, SIGNED_IN);
    }

    private static Case signed(String name, TestProvider.Signer signer) {
        return new Case(name, provider -> provider.signer = signer, "failed");
    }

    /** A good token that something happened to afterwards. */
    private static Case changed(String name, UnaryOperator<String> change) {
        return new Case(name, provider -> provider.signer = claims -> change.apply(provider.sign(claims)), "failed");
    }

    private static TestProvider.Signer hmac(byte[] secret) {
        return claims -> {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
            jwt.sign(new MACSigner(secret));
            return jwt.serialize();
        };
    }

    private static byte[] publicKey(TestProvider provider) {
        return provider.key().toPublicJWK().toJSONString().getBytes(UTF_8);
    }

    private static String headed(String header, JWTClaimsSet claims) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims.toString()) + ".";
    }

    private static String asAdministrator(String token) {
        String[] parts = token.split("\\.", -1);
        String claims = new Base64URL(parts[1]).decodeToString().replace("user-1", "admin");
        return parts[0] + "." + Base64URL.encode(claims) + "." + parts[2];
    }

    private static Date inSeconds(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
