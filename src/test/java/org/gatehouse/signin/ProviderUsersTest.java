package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.session.SignInAgain;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.session.Tokens;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderUsersTest {

    private static final Map<String, Object> WITHOUT_GROUPS = Map.of("sub", "user-1");

    private final ProviderFixture fixture = new ProviderFixture(Set.of("Everyone"));
    private final Tokens held = fixture.tokens();
    private final ProviderUsers users = fixture.users();
    private final TestDirectory directory = new TestDirectory(fixture.provider.issuer());

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void readGroupsAsTheyAreNow() {
        fixture.provider.groups = List.of("Everyone", "Sales");

        assertThat(read().groups()).containsExactly("Everyone", "Sales");
    }

    @Test
    void readClaimsInTheFormOfTheLogIn() {
        fixture.provider.idTokenClaims = claims -> claims.claim("auth_time", 1_800_000_000);

        assertThat(users.read(fixture.user, fixture.tokens()).claims())
                .containsEntry("auth_time", "2027-01-15T08:00:00Z");
    }

    @Test
    void readWhatTheProviderSigned() throws JOSEException {
        answerSigned(claims -> claims.audience(TestProvider.CLIENT_ID));

        assertThat(read().groups()).containsExactly("Everyone", "Signed");
    }

    @Test
    void trustNothingThatWasSignedForSomebodyElse() throws JOSEException {
        answerSigned(claims -> claims.audience("another-client"));

        assertThatThrownBy(this::read).hasMessageContaining("aud does not name this client");
    }

    private void answerSigned(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        var claims = new JWTClaimsSet.Builder().subject("user-1").claim("groups", List.of("Everyone", "Signed"));
        String jwt = fixture.provider.sign(change.apply(claims).build());
        fixture.provider.faults.put("/userinfo", TestServer.text(200, "application/jwt", jwt));
    }

    @Test
    void letNobodyGoOnWhoIsInNoAllowedGroupAnyMore() {
        fixture.provider.groups = List.of("Sales");

        assertThatThrownBy(this::read).isInstanceOf(SignInAgain.class);
    }

    @Test
    void letNobodyGoOnWhoseTokenIsRefused() {
        fixture.provider.userInfoStatus = 401;

        assertThatThrownBy(this::read).isInstanceOf(SignInAgain.class);
    }

    @Test
    void refuseAnAnswerAboutSomebodyElse() {
        fixture.provider.userInfo = claims -> Map.of("sub", "somebody-else", "groups", List.of("Everyone"));

        assertThatThrownBy(this::read).isInstanceOf(SignInAgain.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void leaveItAsItIsWhileTheProviderIsInTrouble(int status) {
        fixture.provider.userInfoStatus = status;

        assertThatThrownBy(this::read).isInstanceOf(RuntimeException.class).isNotInstanceOf(SignInAgain.class);
    }

    @Test
    void leaveItAsItIsWhileTheProviderIsGone() {
        fixture.provider.close();

        assertThatThrownBy(this::read).isInstanceOf(RuntimeException.class).isNotInstanceOf(SignInAgain.class);
    }

    @Test
    void leaveGroupsAsTheyAreWhileTheDirectoryThatKnowsThemIsGone() {
        fixture.provider.userInfo = claims -> WITHOUT_GROUPS;
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };

        assertThatThrownBy(() -> withDirectory().read(fixture.user, held))
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(SignInAgain.class);
    }

    @Test
    void readGroupsInTheDirectoryWhereNoClaimNamesThem() {
        fixture.provider.userInfo = claims -> WITHOUT_GROUPS;
        directory.group("g1", "Everyone", GroupKind.EDITABLE);
        directory.user("user-1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1");

        assertThat(withDirectory().read(fixture.user, held).groups()).containsExactly("Everyone");
    }

    @ParameterizedTest
    @EnumSource(
            value = UserStatus.class,
            names = {"SUSPENDED", "DEPROVISIONED"})
    void letNobodyGoOnWhomTheDirectoryKeepsOutWhenThereIsNoRefreshToken(UserStatus status) {
        directory.user("user-1", "Ada", "Lovelace", status);

        assertThatThrownBy(() -> withDirectory().read(fixture.user, withoutRefreshToken()))
                .isInstanceOf(SignInAgain.class);
        assertThatThrownBy(() -> withDirectory().readWithoutToken(fixture.user)).isInstanceOf(SignInAgain.class);
    }

    @Test
    void letNobodyGoOnWhoWasDeleted() {
        assertThatThrownBy(() -> withDirectory().readWithoutToken(fixture.user)).isInstanceOf(SignInAgain.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = UserStatus.class,
            names = {"ACTIVE", "LOCKED_OUT", "PASSWORD_EXPIRED"})
    void letEverybodyElseGoOn(UserStatus status) {
        directory.user("user-1", "Ada", "Lovelace", status);

        assertThat(withDirectory().readWithoutToken(fixture.user)).isEqualTo(fixture.user);
        assertThat(users.readWithoutToken(fixture.user)).isEqualTo(fixture.user);
    }

    private ProviderUsers withDirectory() {
        return fixture.users(Directories.with(directory));
    }

    private Tokens withoutRefreshToken() {
        return new Tokens(held.accessToken(), held.expiresAt(), null, held.idToken());
    }

    private SignedInUser read() {
        return users.read(fixture.user, held);
    }
}
