package org.gatehouse.journeys;

import com.microsoft.playwright.BrowserContext;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes a browser profile within bounds. The driver waits for a browser that does not answer for as long as it takes, which
 * has been seen once, on an idle machine: then the browser is ended, and its test fails in place of the whole build.
 */
final class Closing {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Closing() {}

    static void close(BrowserContext profile) {
        var closed = new CountDownLatch(1);
        var tooLate = new AtomicBoolean();
        Thread watch = Thread.ofVirtual().name("closing").start(() -> {
            try {
                if (!closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    tooLate.set(true);
                    endBrowsers();
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            profile.close();
        } finally {
            closed.countDown();
            watch.interrupt();
        }
        if (tooLate.get()) {
            throw new IllegalStateException("The browser did not close a profile within " + PATIENCE.toSeconds()
                    + " s and was ended; the next test starts another");
        }
    }

    /** Those that this process started, by way of the driver. */
    private static void endBrowsers() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").matches(".*(chrom|msedge|headless_shell)[^/]*"))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
