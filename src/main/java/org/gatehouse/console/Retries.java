package org.gatehouse.console;

import com.vaadin.flow.component.UI;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Notice;

/**
 * Says on a page why something did not work. Where waiting helps the browser tries again by itself, less often from time to
 * time and not for ever: each try counts as something that the person does, and must not keep an abandoned page alive.
 */
public final class Retries implements Serializable {

    private static final int MOST = 10;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final String directory;
    private int tries;

    /** @param directory what people call the directory */
    public Retries(String directory) {
        this.directory = directory;
    }

    /** What to show instead of what was asked for. */
    public Notice after(Throwable failure, Runnable again) {
        Problem problem = Problem.of(failure, directory, BrowserTime.of(UI.getCurrent()));
        Notice notice = Notice.problem(problem.sentence());
        if (problem.retryAt() == null) {
            return notice;
        }
        notice.withRetry(again);
        if (tries++ < MOST) {
            notice.getElement()
                    .executeJs(
                            "setTimeout(() => this.isConnected && this.querySelector('button').click(), $0)",
                            (double) waiting(problem.retryAt()).toMillis());
        }
        return notice;
    }

    /** It has worked. */
    public void over() {
        tries = 0;
    }

    private Duration waiting(Instant earliest) {
        Duration asked = Duration.between(Instant.now(), earliest).multipliedBy(tries);
        Duration least = Duration.ofSeconds(1);
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked.compareTo(least) < 0 ? least : asked;
    }
}
