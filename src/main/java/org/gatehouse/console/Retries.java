package org.gatehouse.console;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Notice;

/**
 * Says on a page why something did not work. Where waiting helps the browser tries again by itself, less often from time to
 * time and not for ever: each try counts as something that the person does, and must not keep an abandoned page alive.
 */
public final class Retries implements Serializable {

    private static final int MOST = 10;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** Presses the button as anybody could; a hidden tab waits until somebody looks at it. */
    private static final String COUNT_DOWN = """
            const words = this.querySelector('.countdown'), end = Date.now() + $0;
            const timer = setInterval(() => {
              const left = Math.ceil((end - Date.now()) / 1000);
              if (!words.isConnected) clearInterval(timer);
              else if (left > 0) words.textContent = `Tries again in ${left} s`;
              else if (!document.hidden) { clearInterval(timer); this.querySelector('button').click(); }
            }, 250)""";

    private final String directory;
    private int tries;

    /** @param directory what people call the directory */
    public Retries(String directory) {
        this.directory = directory;
    }

    /** What to show instead of what was asked for. */
    public Notice after(Throwable failure, Runnable again) {
        return notice(problem(failure), again, true);
    }

    /** What to show when a change failed: made again by itself only if nothing was changed for sure. */
    public Notice afterChange(Throwable failure, Runnable again) {
        Throwable cause = DirectoryCalls.cause(failure);
        Problem problem = problem(failure);
        if (cause instanceof DirectoryException.Unavailable) {
            String maybe = " It may have been done nevertheless: look at how it is before you try again.";
            problem = new Problem(problem.sentence() + maybe, problem.retryAt());
        }
        return notice(problem, again, cause instanceof DirectoryException.Throttled);
    }

    private Problem problem(Throwable failure) {
        return Problem.of(failure, directory, BrowserTime.of(UI.getCurrent()));
    }

    private Notice notice(Problem problem, Runnable again, boolean byItself) {
        Notice notice = Notice.problem(problem.sentence());
        if (problem.retryAt() == null) {
            return notice;
        }
        notice.withRetry(again);
        if (byItself && tries++ < MOST) {
            var countdown = new Span();
            countdown.addClassName("countdown");
            countdown.getElement().setAttribute("aria-live", "off");
            notice.add(countdown);
            notice.getElement()
                    .executeJs(COUNT_DOWN, (double) waiting(problem.retryAt()).toMillis());
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
