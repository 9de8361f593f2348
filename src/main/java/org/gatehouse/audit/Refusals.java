package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Notes what somebody signed in wanted to open and may not: each page once in ten minutes, and of somebody who tries very
 * many only the number of the others.
 */
@Component
public class Refusals {

    static final int MOST_PAGES = 20;

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_SESSIONS = 5_000;
    /** What the trail keeps of it. */
    private static final int LONGEST = 300;

    private final AuditTrail trail;
    private final InstantSource clock;
    private final Map<String, Window> windows = new LinkedHashMap<>();

    /** What one session was refused in ten minutes. */
    private static final class Window {

        private final Actor who;
        private final Instant end;
        private final Set<String> pages = new HashSet<>();
        private int more;

        Window(Actor who, Instant end) {
            this.who = who;
            this.end = end;
        }
    }

    Refusals(AuditTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** @param path of the page or file, without parameters */
    public void note(Actor who, String path) {
        note(who, "page", absolute(path));
    }

    /**
     * Of what was sent, a form say, rather than opened.
     *
     * @param path without parameters
     */
    public void noteSent(Actor who, String method, String path) {
        note(who, "call", method + " " + absolute(path));
    }

    /** @param call of a service: class and method */
    public void noteCall(Actor who, String call) {
        note(who, "call", call);
    }

    private void note(Actor who, String kind, String all) {
        flush();
        String what = Line.of(all, LONGEST);
        if (isNew(who, what)) {
            write(who, kind, what, what, null);
        }
    }

    private static String absolute(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    /** Writes numbers whose ten minutes are over. */
    void flush() {
        Instant now = clock.instant();
        over(now).forEach(this::writeRest);
    }

    /** The same at once. */
    void close() {
        over(Instant.MAX).forEach(this::writeRest);
    }

    private synchronized boolean isNew(Actor who, String page) {
        Window window = windows.computeIfAbsent(
                who.issuer() + '\n' + who.subject() + '\n' + who.sessionId(),
                key -> new Window(who, clock.instant().plus(WINDOW)));
        if (window.pages.contains(page)) {
            return false;
        }
        if (window.pages.size() >= MOST_PAGES) {
            window.more++;
            return false;
        }
        return window.pages.add(page);
    }

    /** The oldest come first, so the first that goes on ends the look. */
    private synchronized List<Window> over(Instant now) {
        var over = new ArrayList<Window>();
        for (var all = windows.values().iterator(); all.hasNext(); ) {
            Window window = all.next();
            if (window.end.isAfter(now) && windows.size() <= MOST_SESSIONS) {
                break;
            }
            all.remove();
            over.add(window);
        }
        return over;
    }

    private void writeRest(Window window) {
        if (window.more > 0) {
            write(window.who, "page", "", "Other pages", window.more + " more refusals within ten minutes");
        }
    }

    private void write(Actor who, String kind, String id, String name, @Nullable String detail) {
        String action = kind.equals("page") ? "page.open" : "call.send";
        try {
            trail.happened(who, Change.of(action, kind, id, name, Map.of()), Outcome.REFUSED, detail);
        } catch (DataAccessException unwritten) {
            log.error("A refusal is not in the audit trail: {}", unwritten.getMessage());
        }
    }
}
