package org.gatehouse.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.gatehouse.uikit.Watch;

/**
 * Looks for something new each second, and says so. Each look counts as something that the person does, so it stops
 * after a while by itself: an abandoned page must not keep its session alive.
 */
public final class LiveTail extends Div {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final transient InstantSource clock;
    private final Watch watch;
    private final Span words = new Span();
    private final NativeButton button = new NativeButton("Pause", click -> toggle());
    private Instant until = Instant.MIN;
    private boolean on;

    public LiveTail(Runnable look, InstantSource clock) {
        this.clock = clock;
        this.watch = new Watch(this, () -> {
            if (clock.instant().isAfter(until)) {
                pause("Paused after ten minutes.");
            } else {
                look.run();
            }
        });
        words.addClassName("quiet");
        words.getElement().setAttribute("role", "status");
        button.addClassNames("button", "small");
        addClassName("live");
        add(words, button);
    }

    /**
     * Begins anew, since the person has done something; a look must not.
     *
     * @param possible whether anything new can come
     */
    public void begin(boolean possible) {
        setVisible(possible);
        if (possible) {
            until = clock.instant().plus(LONGEST);
            set(true, "Live");
        } else {
            set(false, "");
        }
    }

    public void pause(String why) {
        set(false, why);
    }

    private void toggle() {
        if (on) {
            pause("Paused");
        } else {
            begin(true);
        }
    }

    private void set(boolean live, String text) {
        on = live;
        watch.set(live);
        words.setText(text);
        words.setClassName("live-on", live);
        button.setText(live ? "Pause" : "Go live");
    }
}
