package org.gatehouse.session;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells open tabs what becomes of their session. It stops before the web server does, which would wait for the streams,
 * and tabs then connect to the next node that answers.
 */
@Component
class OpenTabs implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OpenTabs.class);

    private final Map<AuthSession, SessionTabs> bySession = new ConcurrentHashMap<>();
    private final Executor writers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("tab-events").factory());
    private final Sessions sessions;
    private final SessionSettings settings;
    private final InstantSource clock;
    private final OnceAMinute warning = new OnceAMinute();
    private volatile boolean running;

    OpenTabs(Sessions sessions, SessionSettings settings, InstantSource clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins to tell a browser of its session, from how it is now; the stream to give up when the browser has gone. */
    TabStream open(AuthSession session, TabStream.Connection connection, TabEvent.State state) {
        var stream = new TabStream(connection, writers);
        stream.send(TabEvent.hello(state));
        bySession.compute(session, (same, held) -> {
            SessionTabs tabs = held == null ? new SessionTabs(same, clock.instant()) : held;
            tabs.add(stream);
            return tabs;
        });
        if (!running) {
            stream.finish();
        }
        return stream;
    }

    /** Whether a browser listens here to what becomes of the session. */
    boolean areOpen(AuthSession session) {
        return bySession.containsKey(session);
    }

    /** What is left of a session, as far as is known here. */
    Remaining remaining(AuthSession session) {
        return Remaining.of(session, clock.instant(), settings);
    }

    /** To be called each second. */
    void tick() {
        Instant now = clock.instant();
        bySession
                .keySet()
                .forEach(session -> bySession.computeIfPresent(session, (same, tabs) -> tabs.isEmpty() ? null : tabs));
        bySession.values().forEach(tabs -> tabs.beat(now));
        boolean reachable = true;
        for (var entry : bySession.entrySet()) {
            // Once is enough to learn that the database is away: each attempt may take a while.
            reachable = reachable && look(entry.getKey(), entry.getValue(), now);
            if (entry.getKey().isLive()) {
                entry.getValue().tell(Remaining.of(entry.getKey(), now, settings));
            }
        }
    }

    /** How many tabs listen, those included that went a moment ago. */
    int streams() {
        return bySession.values().stream().mapToInt(SessionTabs::size).sum();
    }

    int size() {
        return bySession.size();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        bySession.values().forEach(SessionTabs::closeAll);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** False if it has to be looked up and cannot be: then what is known here is the best there is. */
    private boolean look(AuthSession session, SessionTabs tabs, Instant now) {
        try {
            if (tabs.mustLook(Remaining.of(session, now, settings), now)) {
                sessions.lookAgain(session);
            }
            return true;
        } catch (DataAccessException unreachable) {
            log.debug("A session cannot be looked up: {}", unreachable.getMessage());
            return false;
        } catch (RuntimeException failed) { // what is wrong with one is not in the way of the others
            if (warning.isDue(now)) {
                log.warn("A session could not be looked up for its open tabs", failed);
            }
            return true;
        }
    }
}
