package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.api.UserCredApi;
import com.okta.sdk.resource.api.UserLifecycleApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.model.ChangePasswordRequest;
import com.okta.sdk.resource.model.PasswordCredential;
import com.okta.sdk.resource.model.RecoveryQuestionCredential;
import com.okta.sdk.resource.model.UserCredentials;
import com.okta.sdk.resource.model.UserStatus;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Passwords and recovery questions, as Okta's own SDK sees them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsApiTest {

    private static final String OLD = "gatehouse";
    private static final String NEW = "uTVM,TPw55";

    private final AtomicInteger used = new AtomicInteger();
    private IdentityServer server;
    private ApiClient client;
    private UserCredApi api;

    @BeforeAll
    void start() {
        System.setProperty("okta.testing.disableHttpsCheck", "true");
        server = IdentityServer.start(
                IdentityFixture.settings(IdentityFixture.freePort(), IdentityFixture.memoryDatabase(), "", 30));
        client = Clients.builder()
                .setOrgUrl(server.orgUrl())
                .setClientCredentials(new TokenClientCredentials(IdentityFixture.API_TOKEN))
                .setRetryMaxAttempts(0)
                .build();
        api = new UserCredApi(client);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void changesAPasswordByProofOfTheOldOne() {
        String login = next();
        UserCredentials changed = api.changePassword(login, change(OLD, NEW), false);
        assertThat(changed.getPassword()).isNotNull();
        assertThat(Objects.requireNonNull(changed.getProvider()).getName()).isEqualTo("OKTA");
        assertRefused(() -> api.changePassword(login, change(OLD, NEW), false), 403, "E0000014");
        assertThat(new Browser(server).signIn(login, NEW).statusCode()).isEqualTo(302);
    }

    @Test
    void refusesNewPasswordsThatAreNoneOrWeakOrOld() {
        String login = next();
        assertRefused(() -> api.changePassword(login, change(OLD, OLD), false), 403, "current password");
        assertRefused(() -> api.changePassword(login, change(OLD, "short"), false), 400, "requirements were not met");
        assertRefused(() -> api.changePassword(login, change(OLD, ""), false), 400, "cannot be blank");
        assertThat(new Browser(server).signIn(login, OLD).statusCode()).isEqualTo(302);
    }

    @Test
    void endsSessionsWithAChangeWhenAskedTo() {
        String login = next();
        Browser browser = new Browser(server);
        browser.logIn(login, OLD);
        api.changePassword(login, change(OLD, NEW), false);
        assertThat(browser.isSignedIn()).isTrue();
        api.changePassword(login, change(NEW, "another one 7").revokeSessions(true), false);
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void makesTheExpiredActiveWithANewPassword() {
        String login = next();
        assertThat(api.expirePassword(login).getStatus()).isEqualTo(UserStatus.PASSWORD_EXPIRED);
        api.changePassword(login, change(OLD, NEW), false);
        assertThat(status(login)).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void changesNothingForTheSuspendedOrDeactivated() {
        String login = next();
        new UserLifecycleApi(client).suspendUser(login);
        assertRefused(() -> api.changePassword(login, change(OLD, NEW), false), 403, "E0000035");
        assertRefused(() -> api.changeRecoveryQuestion(login, question("Pet?", "dog", OLD)), 403, "E0000036");
        assertRefused(() -> api.forgotPassword(login, false), 403, "E0000034");
        assertRefused(() -> api.resetPassword(login, false, false), 403, "E0000038");
        assertRefused(() -> api.expirePassword(login), 403, "E0000038");
        assertRefused(() -> api.expirePasswordWithTempPassword(login, false), 403, "E0000038");
    }

    @Test
    void takesTheAnswerToTheRecoveryQuestionForThePassword() {
        String login = next();
        assertRefused(
                () -> api.forgotPasswordSetNewPassword(login, question(null, "dog", NEW), false), 403, "E0000034");
        assertRefused(() -> api.changeRecoveryQuestion(login, question("Pet?", "dog", "wrong")), 403, "E0000014");
        UserCredentials set = api.changeRecoveryQuestion(login, question("Pet?", "dog", OLD));
        assertThat(Objects.requireNonNull(set.getRecoveryQuestion()).getQuestion())
                .isEqualTo("Pet?");
        assertThat(set.getRecoveryQuestion().getAnswer()).isNull();
        assertRefused(
                () -> api.forgotPasswordSetNewPassword(login, question(null, "cat", NEW), false), 403, "E0000087");
        api.forgotPasswordSetNewPassword(login, question(null, " Dog", NEW), false);
        assertThat(new Browser(server).signIn(login, NEW).statusCode()).isEqualTo(302);
    }

    @Test
    void givesLinksToWhoeverAsksForNoMail() {
        String login = next();
        String url = api.resetPassword(login, false, false).getResetPasswordUrl();
        assertThat(url).startsWith(server.orgUrl() + "/reset-password/");
        assertThat(status(login)).isEqualTo(UserStatus.RECOVERY);
        assertThat(api.resetPassword(login, true, false).getResetPasswordUrl()).isNull();
        var invited = new UserLifecycleApi(client).reactivateUser(login, false);
        assertThat(invited.getActivationUrl()).isEqualTo(server.orgUrl() + "/activate/" + invited.getActivationToken());
        assertThat(status(login)).isEqualTo(UserStatus.PROVISIONED);
    }

    @Test
    void endsSessionsWithAResetWhenAskedTo() {
        String login = next();
        Browser browser = new Browser(server);
        browser.logIn(login, OLD);
        api.resetPassword(login, true, true);
        assertThat(browser.isSignedIn()).isFalse();
    }

    @Test
    void resetsFactorsThatNobodyHas() {
        String login = next();
        new UserLifecycleApi(client).resetFactors(login);
        assertThat(status(login)).isEqualTo(UserStatus.ACTIVE);
    }

    private String next() {
        return "user%07d@example.com".formatted(used.incrementAndGet());
    }

    private UserStatus status(String login) {
        return Objects.requireNonNull(
                new UserApi(client).getUser(login, null, null).getStatus());
    }

    private static ChangePasswordRequest change(String old, String password) {
        return new ChangePasswordRequest()
                .oldPassword(new PasswordCredential().value(old))
                .newPassword(new PasswordCredential().value(password));
    }

    private static UserCredentials question(@Nullable String question, String answer, String password) {
        return new UserCredentials()
                .password(new PasswordCredential().value(password))
                .recoveryQuestion(
                        new RecoveryQuestionCredential().question(question).answer(answer));
    }

    private static void assertRefused(ThrowingCallable call, int status, String words) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, failure -> {
            assertThat(failure.getCode()).isEqualTo(status);
            assertThat(failure.getResponseBody() + failure.getMessage()).contains(words);
        });
    }
}
