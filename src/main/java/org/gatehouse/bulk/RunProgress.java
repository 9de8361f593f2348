package org.gatehouse.bulk;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Words;
import org.jspecify.annotations.Nullable;

/** How far a run is, how long it will take, and what it waits for. */
final class RunProgress extends Div {

    private static final int ENOUGH_TO_TELL = 5;

    private final Paragraph words = new Paragraph();
    private final Element bar = new Element("progress");
    private final Div notices = new Div();
    private final Div facts = new Div();
    private @Nullable Instant firstSeen;
    private int firstDone;

    RunProgress() {
        addClassName("run-progress");
        words.addClassName("strong");
        words.getElement().setAttribute("role", "status");
        bar.setAttribute("aria-label", "Progress");
        add(words);
        getElement().appendChild(bar);
        add(notices, facts);
    }

    void show(Run run, Counts counts, Instant now) {
        boolean lookingUp = run.state() == RunState.PREPARING;
        int total = counts.total();
        int through = lookingUp ? counts.lookedUp() : total - counts.toChange() - counts.of(ItemState.STARTED);
        words.setText(words(run, counts, through));
        bar.setAttribute("max", String.valueOf(Math.max(1, total)));
        bar.setAttribute("value", String.valueOf(run.state() == RunState.READY ? 0 : through));
        bar.setVisible(run.state().isActive());
        notices.removeAll();
        if (run.isWaiting(now)) {
            notices.add(Notice.hint(waiting(run, now)));
        } else if (run.reason() != null) {
            notices.add(Notice.problem(run.reason()));
        }
        if (run.state().isActive()) {
            notices.add(new Paragraph("You can leave this page: the work goes on as long as you stay logged in."
                    + left(now, through, total)));
        } else {
            firstSeen = null;
        }
        facts.removeAll();
        facts.add(facts(run, counts));
    }

    private static String words(Run run, Counts counts, int through) {
        String of = String.format(Locale.ENGLISH, "%,d of %,d", through, counts.total());
        return switch (run.state()) {
            case PREPARING -> run.begun() == null ? "Waits for its turn" : "Looking users up: " + of;
            case RUNNING ->
                run.begun() == null
                        ? "Waits for its turn"
                        : run.cancelRequested() ? "Stopping after the calls under way" : "Running: " + of;
            case READY ->
                counts.toChange() == 0
                        ? "There is nothing to do"
                        : Words.count(counts.toChange(), "user") + " would be changed. " + soFar(counts);
            case CANCELLED, INTERRUPTED, FINISHED -> run.state().words();
        };
    }

    /** A run that was cancelled and looked up again has changed some. */
    private static String soFar(Counts counts) {
        int done = counts.of(ItemState.DONE);
        return done == 0 ? "Nothing has been changed yet" : Words.count(done, "user") + " done already";
    }

    private static String waiting(Run run, Instant now) {
        Instant until = run.waitingUntil() == null ? now : run.waitingUntil();
        long seconds = Math.max(1, Duration.between(now, until).toSeconds());
        return "The directory has had too many calls. It goes on at "
                + BrowserTime.of(UI.getCurrent()).second(until) + ", in " + Words.count(seconds, "second") + ".";
    }

    /** By what this page has seen so far. */
    private String left(Instant now, int through, int total) {
        if (firstSeen == null || through < firstDone) {
            firstSeen = now;
            firstDone = through;
        }
        int seen = through - firstDone;
        if (seen < ENOUGH_TO_TELL || through >= total) {
            return "";
        }
        long seconds = Duration.between(firstSeen, now).toMillis() * (total - through) / seen / 1000;
        return seconds < 90
                ? " About " + Words.count(Math.max(1, seconds), "second") + " left."
                : " About " + Words.count(seconds / 60, "minute") + " left.";
    }

    private static Facts facts(Run run, Counts counts) {
        var facts = new Facts();
        for (ItemFilter filter : ItemFilter.values()) {
            int count = filter.count(counts);
            if (tells(filter, run.state().isDryRun()) && (count > 0 || filter == ItemFilter.DONE)) {
                facts.with(filter.words(run.state().isActive()), String.format(Locale.ENGLISH, "%,d", count));
            }
        }
        return facts;
    }

    private static boolean tells(ItemFilter filter, boolean dryRun) {
        return switch (filter) {
            case ALL -> false;
            case NOTHING, ERROR -> true;
            default -> filter.isOfDryRun() == dryRun;
        };
    }
}
