package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.gatehouse.account.Lookup.Found;
import org.gatehouse.account.Lookup.Missing;
import org.gatehouse.account.Lookup.Reason;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.SignedIn;
import org.gatehouse.testkit.SignedInAs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class AccountTest {

    private static final User BOB = new User(
            "00u1", "bob@example.com", "Bob", null, null, UserStatus.ACTIVE, Instant.EPOCH, null, null, null, null);

    private final AtomicInteger calls = new AtomicInteger();
    private final SignedIn signIn = SignedInAs.Factory.signIn("Bob", "Everyone");

    @Test
    void asksOnceAtSignInAndNotAgainWhenShown() {
        try (Account account = account(() -> Optional.of(BOB))) {
            account.onSignIn(new SignedIn.Begun(signIn));
            assertThat(account.of(signIn).join()).isInstanceOf(Found.class);
            account.of(signIn).join();
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void asksAgainOnDemand() {
        try (Account account = account(() -> Optional.of(BOB))) {
            account.of(signIn).join();
            account.refreshed(signIn).join();
            assertThat(calls).hasValue(2);
        }
    }

    @Test
    void tellsThatTheDirectoryDoesNotKnowTheUser() {
        assertThat(missing(Optional::empty)).isEqualTo(Reason.UNKNOWN_USER);
    }

    @Test
    void tellsThatTheDirectoryIsUnavailable() {
        assertThat(missing(() -> {
                    throw new DirectoryException.Unavailable("down", null);
                }))
                .isEqualTo(Reason.UNAVAILABLE);
    }

    @Test
    void tellsThatTheDirectoryRefuses() {
        assertThat(missing(() -> {
                    throw new DirectoryException.Denied("no scope", null);
                }))
                .isEqualTo(Reason.DENIED);
    }

    @Test
    void doesNotAskBeforeTheTimeThatAThrottlingDirectoryNames() {
        try (Account account = account(() -> {
            throw new DirectoryException.Throttled(Instant.now().plusSeconds(60), null);
        })) {
            account.of(signIn).join();
            assertThat(account.refreshed(signIn).join())
                    .isInstanceOfSatisfying(
                            Missing.class,
                            missing -> assertThat(missing.reason()).isEqualTo(Reason.THROTTLED));
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void tellsThatNoDirectoryIsConfigured() {
        try (Account account = account((UserDirectory) null)) {
            assertThat(account.of(signIn).join()).isEqualTo(new Missing(Reason.NOT_CONFIGURED));
        }
    }

    private Reason missing(Supplier<Optional<User>> answer) {
        try (Account account = account(answer)) {
            return ((Missing) account.of(signIn).join()).reason();
        }
    }

    private Account account(Supplier<Optional<User>> answer) {
        return account(new UserDirectory() {
            @Override
            public Optional<User> find(String id) {
                calls.incrementAndGet();
                return answer.get();
            }

            @Override
            public List<Group> groupsOf(String id) {
                return List.of(new Group("00g1", "Everyone", null));
            }

            @Override
            public boolean holdsUsersOf(String issuer) {
                return true;
            }

            @Override
            public boolean endSessions(String id) {
                throw new UnsupportedOperationException("Showing an account ends nothing");
            }
        });
    }

    private static Account account(@Nullable UserDirectory directory) {
        var beans = new StaticListableBeanFactory();
        if (directory != null) {
            beans.addBean("directory", directory);
        }
        return new Account(beans.getBeanProvider(UserDirectory.class));
    }
}
