package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DirectoryCallsTest {

    private final DirectoryCalls calls = new DirectoryCalls();
    private final CountDownLatch open = new CountDownLatch(1);

    @AfterEach
    void stop() {
        calls.close();
    }

    @Test
    void answersOnAnotherThread() {
        assertThat(calls.submit(Thread::currentThread).join()).isNotSameAs(Thread.currentThread());
    }

    @Test
    void passesTheFailureOn() {
        var denied = new DirectoryException.Denied("no scope", null);
        assertThatThrownBy(() -> calls.submit(() -> {
                            throw denied;
                        })
                        .join())
                .satisfies(thrown -> assertThat(DirectoryCalls.cause(thrown)).isSameAs(denied));
    }

    @Test
    void interruptsACallThatNobodyWaitsForAnyMore() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        CompletableFuture<String> call = calls.submit(() -> {
            begun.countDown();
            waitUnless(interrupted);
            return "late";
        });
        begun.await();
        call.cancel(true);
        interrupted.await();
        assertThat(calls.submit(() -> Thread.currentThread().isInterrupted()).join())
                .isFalse();
    }

    @Test
    void dropsAWaitingCallThatNobodyWaitsForAnyMore() {
        List<CompletableFuture<String>> busy =
                IntStream.range(0, 16).mapToObj(i -> calls.submit(this::waited)).toList();
        var never = new CountDownLatch(1);
        calls.submit(() -> {
                    never.countDown();
                    return "";
                })
                .cancel(true);
        open.countDown();
        busy.forEach(CompletableFuture::join);
        assertThat(calls.submit(() -> "next").join()).isEqualTo("next");
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    void refusesMoreThanItCanHold() {
        List<CompletableFuture<String>> held = IntStream.range(0, 16 + 400)
                .mapToObj(i -> calls.submit(this::waited))
                .toList();
        assertThatThrownBy(() -> calls.submit(() -> "one too many").join())
                .hasCauseInstanceOf(DirectoryException.Unavailable.class);
        open.countDown();
        assertThat(held).allSatisfy(call -> assertThat(call.join()).isEqualTo("open"));
    }

    private String waited() {
        waitUnless(new CountDownLatch(1));
        return "open";
    }

    private void waitUnless(CountDownLatch interrupted) {
        try {
            open.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }
}
