package org.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {

    private final Turns turns = new Turns("idp.example");
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch answer = new CountDownLatch(1);

    @AfterEach
    void close() {
        answer.countDown();
        threads.close();
    }

    @Test
    void comeInOrderWhileTheServerAnswers() {
        List<CompletableFuture<String>> held = hold(100);
        var next = CompletableFuture.supplyAsync(() -> take(() -> "next"), threads);
        answer.countDown();

        assertThat(next.join()).isEqualTo("next");
        assertThat(held).allSatisfy(one -> assertThat(one.join()).isEqualTo("answer"));
    }

    @Test
    void areNotWaitedForAtAServerThatHasJustFailed() {
        assertThatThrownBy(() -> take(() -> {
                    throw new IOException("no answer");
                }))
                .hasMessage("no answer");
        hold(100);

        assertTurnedAwayAtOnce();
    }

    @Test
    void areNotWaitedForAtAServerThatHasFallenSilent() throws InterruptedException {
        hold(100);
        Thread.sleep(1600);

        assertTurnedAwayAtOnce();
    }

    @Test
    void areThereAgainAfterAnAnswer() {
        hold(100);
        answer.countDown();

        assertThat(take(() -> "well")).isEqualTo("well");
    }

    private void assertTurnedAwayAtOnce() {
        long before = System.nanoTime();
        assertThatThrownBy(() -> take(() -> "none")).hasMessage("Too many calls to idp.example are under way");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isLessThan(Duration.ofMillis(1500)); // others wait for two seconds
    }

    /** So many calls that wait for an answer. */
    private List<CompletableFuture<String>> hold(int calls) {
        var begun = new CountDownLatch(calls);
        var held = IntStream.range(0, calls)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> take(() -> {
                            begun.countDown();
                            await(answer);
                            return "answer";
                        }),
                        threads))
                .toList();
        await(begun);
        return held;
    }

    private String take(Turns.Call<String> call) {
        try {
            return turns.take(call);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage(), failed);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
