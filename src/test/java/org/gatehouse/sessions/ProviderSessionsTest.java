package org.gatehouse.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.testkit.TestDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ProviderSessionsTest {

    private static final String OURS = "https://idp.example";

    private final DirectoryCalls calls = new DirectoryCalls();
    private final TestDirectory directory = new TestDirectory(OURS);
    private final ProviderSessions sessions = sessions(directory);

    @AfterEach
    void stop() {
        calls.close();
    }

    @Test
    void endsThemThroughTheDirectoryOfThatProvider() {
        directory.user("00u1", "Bob", "Builder", UserStatus.ACTIVE);
        assertThat(sessions.end(OURS, "00u1").join()).isEqualTo(AtProvider.ENDED);
        assertThat(directory.calls).containsExactly("endSessions 00u1");
    }

    @Test
    void tellsThatTheDirectoryDoesNotKnowTheUser() {
        assertThat(sessions.end(OURS, "00u1").join()).isEqualTo(AtProvider.UNKNOWN_USER);
    }

    @Test
    void asksNoDirectoryOfAnotherProvider() {
        assertThat(sessions.end("https://other.example", "00u1").join()).isEqualTo(AtProvider.NOT_POSSIBLE);
        assertThat(directory.calls).isEmpty();
    }

    @Test
    void tellsThatThereIsNoDirectory() {
        assertThat(sessions().end(OURS, "00u1").join()).isEqualTo(AtProvider.NOT_POSSIBLE);
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
        directory.user("00u1", "Bob", "Builder", UserStatus.ACTIVE);
        var answered = new CountDownLatch(1);
        directory.before = () -> await(answered);
        CompletableFuture<AtProvider> answer = sessions.end(OURS, "00u1");
        assertThat(answer).isNotDone();
        answered.countDown();
        assertThat(answer.join()).isEqualTo(AtProvider.ENDED);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private AtProvider failing(RuntimeException failure) {
        directory.before = () -> {
            throw failure;
        };
        return sessions.end(OURS, "00u1").join();
    }

    private ProviderSessions sessions(UserDirectory... directories) {
        var beans = new StaticListableBeanFactory();
        for (UserDirectory each : directories) {
            beans.addBean("directory", each);
        }
        return new ProviderSessions(beans.getBeanProvider(UserDirectory.class), calls);
    }
}
