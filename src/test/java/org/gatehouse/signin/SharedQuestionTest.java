package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedQuestionTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean failing;
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final SharedQuestion<String> question = new SharedQuestion<>(this::call, () -> now);

    private String call() throws IOException {
        calls.incrementAndGet();
        if (failing) {
            throw new IOException("down");
        }
        return "answer";
    }

    @Test
    void isAskedOnceForAllWhoWaitTogether() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        var slow = new SharedQuestion<>(
                () -> {
                    begun.countDown();
                    await(answer);
                    return call();
                },
                () -> now);
        slow.askInBackground();
        begun.await();
        List<CompletableFuture<String>> waiting = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> slow.answer(LONG), task -> Thread.ofVirtual().start(task)))
                .limit(200)
                .toList();

        answer.countDown();

        assertThat(waiting).allSatisfy(asked -> assertThat(asked.join()).isEqualTo("answer"));
    }

    @Test
    void doesNotHoldEverybodyUpForASlowProvider() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var slow = new SharedQuestion<>(
                () -> {
                    begun.countDown();
                    await(new CountDownLatch(1));
                    return "never";
                },
                () -> now);
        slow.askInBackground();
        begun.await();

        assertThatThrownBy(() -> slow.answer(Duration.ofMillis(20))).isInstanceOf(ProviderUnavailable.class);
    }

    /** Or a stream of them would hold all threads, one after the other. */
    @Test
    void letsNobodyWaitForAProviderThatIsSlowAlready() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var slow = new SharedQuestion<>(
                () -> {
                    begun.countDown();
                    await(new CountDownLatch(1));
                    return "never";
                },
                () -> now);
        slow.askInBackground();
        begun.await();
        assertThatThrownBy(() -> slow.answer(Duration.ofSeconds(2))).isInstanceOf(ProviderUnavailable.class);

        long before = System.nanoTime();
        assertThatThrownBy(() -> slow.answer(Duration.ofSeconds(2))).isInstanceOf(ProviderUnavailable.class);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void isNotAskedAgainRightAfterAFailure() {
        failing = true;
        askInVain();
        failing = false;

        askInVain();
        question.askInBackground();

        assertThat(calls).hasValue(1);
        now = now.plusSeconds(1);
        assertThat(question.answer(LONG)).isEqualTo("answer");
    }

    @Test
    void pausesForLongerWithEachFailureButNeverForMoreThanFiveSeconds() {
        failing = true;

        for (int pause : List.of(1, 2, 4, 5, 5)) {
            askInVain();
            int asked = calls.get();
            now = now.plusMillis(pause * 1000 - 1);
            askInVain();
            assertThat(calls).hasValue(asked);
            now = now.plusMillis(1);
        }
    }

    @Test
    void keepsNoPauseOfAnEarlierOutage() {
        failing = true;
        askInVain();
        now = now.plusSeconds(1);
        failing = false;
        question.answer(LONG);

        failing = true;
        askInVain();
        now = now.plusSeconds(1);
        failing = false;

        assertThat(question.answer(LONG)).isEqualTo("answer");
    }

    @Test
    void lastsNoLongerThanAnErrorOfTheMachine() {
        var broken = new SharedQuestion<String>(
                () -> {
                    throw new StackOverflowError();
                },
                () -> now);

        assertThatThrownBy(() -> broken.answer(LONG)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> broken.answer(LONG)).isInstanceOf(ProviderUnavailable.class);
    }

    private void askInVain() {
        assertThatThrownBy(() -> question.answer(LONG)).isInstanceOf(ProviderUnavailable.class);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
