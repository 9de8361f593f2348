package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.gatehouse.account.Lookup.Found;
import org.gatehouse.account.Lookup.Missing;
import org.gatehouse.account.Lookup.Reason;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.SignedIn;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class AccountTest {

    private final DirectoryCalls calls = new DirectoryCalls();
    private final SignedIn signIn = SignedInAs.Factory.signIn("Bob", "Everyone");
    private final TestDirectory directory = new TestDirectory(signIn.user().issuer());
    private final Account account = account(directory);

    @AfterEach
    void stop() {
        calls.close();
    }

    @Test
    void asksOnceAtSignInAndNotAgainWhenShown() {
        knowsBob();
        account.onSignIn(new SignedIn.Begun(signIn));
        assertThat(account.of(signIn).join()).isInstanceOf(Found.class);
        account.of(signIn).join();
        assertThat(finds()).isEqualTo(1);
    }

    @Test
    void asksAgainOnDemand() {
        knowsBob();
        account.of(signIn).join();
        account.refreshed(signIn).join();
        assertThat(finds()).isEqualTo(2);
    }

    @Test
    void tellsThatTheDirectoryDoesNotKnowTheUser() {
        assertThat(reason(account)).isEqualTo(Reason.UNKNOWN_USER);
    }

    @Test
    void tellsThatTheDirectoryIsUnavailable() {
        fail(new DirectoryException.Unavailable("down", null));
        assertThat(reason(account)).isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void tellsThatTheDirectoryRefuses() {
        fail(new DirectoryException.Denied("no scope", null));
        assertThat(reason(account)).isEqualTo(Reason.DENIED);
    }

    @Test
    void doesNotAskBeforeTheTimeThatAThrottlingDirectoryNames() {
        fail(new DirectoryException.Throttled(Instant.now().plusSeconds(60), null));
        account.of(signIn).join();
        var again = (Missing) account.refreshed(signIn).join();
        assertThat(again.reason()).isEqualTo(Reason.THROTTLED);
        assertThat(finds()).isEqualTo(1);
    }

    @Test
    void tellsThatNoDirectoryIsConfigured() {
        assertThat(reason(account(null))).isEqualTo(Reason.NOT_CONFIGURED);
    }

    @Test
    void doesNotAskTheDirectoryOfAnotherProvider() {
        var other = new TestDirectory("https://other.example");
        assertThat(reason(account(other))).isEqualTo(Reason.ELSEWHERE);
        assertThat(other.calls).isEmpty();
    }

    private void knowsBob() {
        directory.user(signIn.user().subject(), "Bob", "Builder", UserStatus.ACTIVE);
    }

    private void fail(DirectoryException failure) {
        directory.before = () -> {
            throw failure;
        };
    }

    private long finds() {
        return directory.calls.stream().filter(call -> call.startsWith("find ")).count();
    }

    private Reason reason(Account asked) {
        return ((Missing) asked.of(signIn).join()).reason();
    }

    private Account account(@Nullable UserDirectory asked) {
        var beans = new StaticListableBeanFactory();
        if (asked != null) {
            beans.addBean("directory", asked);
        }
        return new Account(beans.getBeanProvider(UserDirectory.class), calls);
    }
}
