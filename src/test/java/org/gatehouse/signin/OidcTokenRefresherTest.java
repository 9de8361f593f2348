package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.session.SignInAgain;
import org.gatehouse.session.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OidcTokenRefresherTest {

    private final ProviderFixture fixture = new ProviderFixture(Set.of());
    private final Tokens held = fixture.tokens();
    private final OidcTokenRefresher refresher = fixture.refresher();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void bringsNewTokens() {
        Tokens renewed = refresh();

        assertThat(renewed.accessToken()).isNotEqualTo(held.accessToken());
        assertThat(renewed.refreshToken()).startsWith("refresh-").isNotEqualTo(held.refreshToken());
        assertThat(renewed.idToken()).isNotEqualTo(held.idToken());
        assertThat(renewed.expiresAt()).isNotNull();
    }

    @Test
    void carriesOverWhatIsNotSentAnew() {
        fixture.provider.issuesRefreshTokens = false;

        assertThat(refresh().refreshToken()).isEqualTo(held.refreshToken());
    }

    @Test
    void asksForANewSignInWhenTheProviderRefuses() {
        refresh();

        assertThatThrownBy(this::refresh).isInstanceOf(SignInAgain.class);
    }

    /** Some providers have a status of their own for it. */
    @Test
    void asksForANewSignInWhateverTheStatusOfTheRefusal() {
        fixture.provider.faults.put("/token", TestServer.json(403, "{\"error\":\"invalid_grant\"}"));

        assertThatThrownBy(this::refresh).isInstanceOf(SignInAgain.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 503})
    void leavesTheTokensForALaterTryWhenTheProviderIsInTrouble(int status) {
        fixture.provider.tokenStatus = status;
        assertThatThrownBy(this::refresh).isInstanceOf(RuntimeException.class).isNotInstanceOf(SignInAgain.class);

        fixture.provider.tokenStatus = 200;
        assertThat(refresh().accessToken()).isNotEqualTo(held.accessToken());
    }

    @Test
    void leavesTheTokensForALaterTryWhenTheProviderIsGone() {
        fixture.provider.close();

        assertThatThrownBy(this::refresh).isInstanceOf(RuntimeException.class).isNotInstanceOf(SignInAgain.class);
    }

    @ParameterizedTest
    @MethodSource("othersIdTokens")
    void refusesAnIdTokenThatIsNotThisPersons(UnaryOperator<JWTClaimsSet.Builder> change) {
        fixture.provider.idTokenClaims = change;

        assertThatThrownBy(this::refresh).isInstanceOf(SignInAgain.class);
    }

    @Test
    void refusesAnotherPersonsIdTokenWithoutTheKeysToo() {
        fixture.provider.keysBroken = true;
        fixture.provider.idTokenClaims = claims -> claims.subject("somebody-else");

        assertThatThrownBy(this::refresh).isInstanceOf(SignInAgain.class);
    }

    static Stream<Named<UnaryOperator<JWTClaimsSet.Builder>>> othersIdTokens() {
        return Stream.of(
                Named.of("another person", claims -> claims.subject("somebody-else")),
                Named.of("nobody", claims -> claims.subject(null)),
                Named.of("another issuer", claims -> claims.issuer("https://other.example")),
                Named.of("another client", claims -> claims.audience("other")));
    }

    @Test
    void refusesAnIdTokenWithoutSignature() {
        fixture.provider.signer = claims -> new PlainJWT(claims).serialize();

        assertThatThrownBy(this::refresh).isInstanceOf(SignInAgain.class);
    }

    @Test
    void keepsTheNewRefreshTokenWhenTheKeysCannotBeFetched() {
        fixture.provider.keysBroken = true;

        Tokens renewed = refresh();

        assertThat(renewed.refreshToken()).isNotEqualTo(held.refreshToken());
        assertThat(renewed.idToken()).isEqualTo(held.idToken());
    }

    private Tokens refresh() {
        return refresher.refresh(fixture.user, held);
    }
}
