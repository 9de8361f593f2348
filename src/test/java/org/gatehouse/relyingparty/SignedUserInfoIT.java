package org.gatehouse.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Userinfo as a signed JWT: OpenID Connect Core 1.0, section 5.3.2. */
class SignedUserInfoIT extends RelyingParty {

    @ParameterizedTest
    @MethodSource("goodOnes")
    void acceptsAGoodOne(Case good) {
        assertOutcome(good);

        assertThat(browser.get("/api/me").body()).contains("Grace Hopper");
    }

    static Stream<Case> goodOnes() {
        return Stream.of(
                claims("with issuer and audience", SIGNED_IN, all -> all),
                claims("without issuer", SIGNED_IN, all -> all.issuer(null)),
                claims("without audience", SIGNED_IN, all -> all.audience((String) null)),
                claims("for others too", SIGNED_IN, all -> all.audience(List.of("other", TestProvider.CLIENT_ID))),
                claims("with an end", SIGNED_IN, all -> all.expirationTime(in(Duration.ofMinutes(5)))),
                header("typ jwt", SIGNED_IN, header -> header.type(new JOSEObjectType("jwt"))));
    }

    @ParameterizedTest
    @MethodSource("badOnes")
    void refusesABadOne(Case bad) {
        assertOutcome(bad);
    }

    static Stream<Case> badOnes() {
        return Stream.of(
                claims("about somebody else", "failed", all -> all.subject("somebody-else")),
                claims("about nobody", "failed", all -> all.subject(null)),
                claims("of another issuer", "failed", all -> all.issuer("https://other.example")),
                claims("for another client", "failed", all -> all.audience("other")),
                claims("expired", "failed", all -> all.expirationTime(in(Duration.ofMinutes(-5)))),
                header("a logout token", "failed", header -> header.type(new JOSEObjectType("logout+jwt"))),
                header("an access token", "failed", header -> header.type(new JOSEObjectType("at+jwt"))),
                signed("by a stranger", Jwts.signedBy(Jwts.STRANGER, JWSAlgorithm.RS256)),
                new Case(
                        "by a stranger with the provider's key id",
                        provider -> answer(provider, impostor(provider), all -> all),
                        "failed"),
                signed("by nobody", claims -> new PlainJWT(claims).serialize()),
                signed("with the client secret", SignedUserInfoIT::withTheSecret),
                new Case(
                        "encrypted",
                        provider -> answer(provider, claims -> Jwts.ENCRYPTED, all -> all),
                        "misconfigured"),
                claims("about a number", "failed", all -> all.claim("sub", 1)));
    }

    @Test
    void acceptsAnEdwardsSignature() {
        var edwards = Jwts.edwards("ed-1");
        provider.faults.put("/keys", Jwts.published(provider.key(), edwards));
        answer(provider, Jwts.signedBy(edwards, JWSAlgorithm.EdDSA), all -> all);

        assertSignedIn(browser.open("/login?continue=/protected"));
    }

    private static Case claims(String name, String outcome, UnaryOperator<JWTClaimsSet.Builder> change) {
        return new Case(name, provider -> answer(provider, provider::sign, change), outcome);
    }

    private static Case header(String name, String outcome, UnaryOperator<JWSHeader.Builder> header) {
        return new Case(
                name,
                provider -> answer(provider, Jwts.signedBy(provider.key(), JWSAlgorithm.RS256, header), all -> all),
                outcome);
    }

    private static Case signed(String name, TestProvider.Signer signer) {
        return new Case(name, provider -> answer(provider, signer, all -> all), "failed");
    }

    private static void answer(
            TestProvider provider, TestProvider.Signer signer, UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(provider.issuer())
                .audience(TestProvider.CLIENT_ID)
                .subject("user-1")
                .claim("name", "Grace Hopper")
                .claim("groups", List.of("Everyone"));
        try {
            String jwt = signer.sign(change.apply(claims).build());
            provider.faults.put("/userinfo", TestServer.text(200, "application/jwt; charset=utf-8", jwt));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TestProvider.Signer impostor(TestProvider provider) {
        String id = provider.key().getKeyID();
        return Jwts.signedBy(Jwts.STRANGER, JWSAlgorithm.RS256, header -> header.keyID(id));
    }

    private static String withTheSecret(JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        jwt.sign(new MACSigner(TestProvider.CLIENT_SECRET.getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }
}
