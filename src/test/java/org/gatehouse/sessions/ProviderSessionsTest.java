package org.gatehouse.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@Timeout(30)
class ProviderSessionsTest {

    private static final String OURS = "https://idp.example";

    @Test
    void endsThemThroughTheDirectoryOfThatProvider() {
        assertThat(answer(() -> true)).isEqualTo(AtProvider.ENDED);
    }

    @Test
    void tellsThatTheDirectoryDoesNotKnowTheUser() {
        assertThat(answer(() -> false)).isEqualTo(AtProvider.UNKNOWN_USER);
    }

    @Test
    void asksNoDirectoryOfAnotherProvider() {
        try (var sessions = sessions(() -> {
            throw new AssertionError("asked");
        })) {
            assertThat(sessions.end("https://other.example", "00u1").join()).isEqualTo(AtProvider.NOT_POSSIBLE);
        }
    }

    @Test
    void tellsThatThereIsNoDirectory() {
        try (var sessions =
                new ProviderSessions(new StaticListableBeanFactory().getBeanProvider(UserDirectory.class))) {
            assertThat(sessions.end(OURS, "00u1").join()).isEqualTo(AtProvider.NOT_POSSIBLE);
        }
    }

    @Test
    void tellsWhyTheDirectoryDidNotDoIt() {
        assertThat(failing(new DirectoryException.Unavailable("down", null))).isEqualTo(AtProvider.UNAVAILABLE);
        assertThat(failing(new DirectoryException.Denied("no scope", null))).isEqualTo(AtProvider.DENIED);
        assertThat(failing(new DirectoryException.Throttled(Instant.now(), null)))
                .isEqualTo(AtProvider.THROTTLED);
        assertThat(failing(new IllegalStateException("a mistake"))).isEqualTo(AtProvider.UNAVAILABLE);
    }

    @Test
    void doesNotWaitForTheDirectory() {
        var answered = new CountDownLatch(1);
        try (var sessions = sessions(() -> awaited(answered))) {
            CompletableFuture<AtProvider> answer = sessions.end(OURS, "00u1");
            assertThat(answer).isNotDone();
            answered.countDown();
            assertThat(answer.join()).isEqualTo(AtProvider.ENDED);
        }
    }

    @Test
    void takesNoMoreThanItCanHold() {
        var answered = new CountDownLatch(1);
        try (var sessions = sessions(() -> awaited(answered))) {
            for (int i = 0; i < 102; i++) {
                assertThat(sessions.end(OURS, "00u" + i)).isNotDone();
            }
            assertThat(sessions.end(OURS, "00u1").join()).isEqualTo(AtProvider.UNAVAILABLE);
            answered.countDown();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            return false;
        }
    }

    private static AtProvider failing(RuntimeException failure) {
        return answer(() -> {
            throw failure;
        });
    }

    private static AtProvider answer(Supplier<Boolean> endSessions) {
        try (var sessions = sessions(endSessions)) {
            return sessions.end(OURS, "00u1").join();
        }
    }

    private static ProviderSessions sessions(Supplier<Boolean> endSessions) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("directory", new UserDirectory() {
            @Override
            public boolean holdsUsersOf(String issuer) {
                return issuer.equals(OURS);
            }

            @Override
            public boolean endSessions(String id) {
                return endSessions.get();
            }

            @Override
            public Optional<User> find(String id) {
                return Optional.empty();
            }

            @Override
            public List<Group> groupsOf(String id) {
                return List.of();
            }
        });
        return new ProviderSessions(beans.getBeanProvider(UserDirectory.class));
    }
}
