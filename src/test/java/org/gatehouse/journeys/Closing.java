package org.gatehouse.journeys;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes a browser profile within bounds. The driver waits for a browser that does not answer for as long as it takes: then
 * the browser is ended, and its test fails in place of the whole build.
 */
final class Closing {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double ASK_AGAIN_MILLIS = 500;

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
            profile.pages().forEach(Closing::close);
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

    /**
     * Chromium forgets that it was to close a page that is just about to show another document (seen with 156), as pages
     * here do by themselves when groups or rules have changed. Playwright asks it once and waits for ever.
     */
    private static void close(Page page) {
        CDPSession devTools = page.context().newCDPSession(page);
        var shortly = new Page.WaitForCloseOptions().setTimeout(ASK_AGAIN_MILLIS);
        while (!page.isClosed()) {
            try {
                page.waitForClose(shortly, () -> ask(devTools));
            } catch (TimeoutError forgotten) {
                // Asked once more.
            }
        }
    }

    private static void ask(CDPSession devTools) {
        try {
            devTools.send("Page.close");
        } catch (PlaywrightException betweenTwoDocuments) {
            // Or closed meanwhile.
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
