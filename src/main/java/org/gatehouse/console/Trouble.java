package org.gatehouse.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.uikit.Notice;

/**
 * A place that says what does not work. Where waiting helps, it counts down and tries again by itself: in a tab that can be
 * seen, less often each time, and not for ever.
 */
public final class Trouble extends Div {

    private static final int MOST_TRIES = 20;
    private static final int LONGEST_BACK_OFF_SECONDS = 60;

    /** Presses the button as anybody could; a hidden tab waits until somebody looks at it. */
    private static final String COUNT_DOWN = """
            const span = this.querySelector('.countdown'), end = Date.now() + $0 * 1000;
            const timer = setInterval(() => {
              const left = Math.ceil((end - Date.now()) / 1000);
              if (!span.isConnected) clearInterval(timer);
              else if (left > 0) span.textContent = `Tries again in ${left} s.`;
              else if (!document.hidden) { clearInterval(timer); this.querySelector('button').click(); }
            }, 500);""";

    private final transient Supplier<List<Component>> meanwhile;
    private int tries;

    public Trouble() {
        this(List::of);
    }

    /** @param meanwhile what to show below: what still works */
    public Trouble(Supplier<List<Component>> meanwhile) {
        this.meanwhile = meanwhile;
        addClassName("trouble");
        getElement().setAttribute("role", "status");
    }

    /** Nothing is wrong any more. */
    public void clear() {
        removeAll();
        tries = 0;
    }

    /** Says what is wrong, with a button that tries again, and presses it when that makes sense. */
    public void show(Problem problem, Runnable retry) {
        var notice = Notice.problem(problem.sentence()).withRetry(retry);
        removeAll();
        add(notice);
        add(meanwhile.get());
        Instant retryAt = problem.retryAt();
        if (retryAt == null || tries >= MOST_TRIES) {
            return;
        }
        long seconds = Math.max(secondsUntil(retryAt), backOff());
        tries++;
        var countdown = new Span("Tries again in " + seconds + " s.");
        countdown.addClassNames("countdown");
        countdown.getElement().setAttribute("aria-live", "off");
        notice.addComponentAtIndex(1, countdown);
        notice.getElement().executeJs(COUNT_DOWN, (double) seconds);
    }

    private long backOff() {
        return tries >= 4 ? LONGEST_BACK_OFF_SECONDS : 5L << tries;
    }

    private static long secondsUntil(Instant instant) {
        return Duration.between(Instant.now(), instant).toSeconds() + 1;
    }
}
