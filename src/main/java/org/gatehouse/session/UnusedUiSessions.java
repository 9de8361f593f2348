package org.gatehouse.session;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import org.springframework.stereotype.Component;

/**
 * Ends container sessions of people who have no page open: they cost some hundred times what the person's own session
 * does, which goes on without, and a page that is opened later makes a new one.
 */
@Component
class UnusedUiSessions {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final LiveSessions live;
    private final OpenUis open;
    private final InstantSource clock;

    UnusedUiSessions(LiveSessions live, OpenUis open, InstantSource clock) {
        this.live = live;
        this.open = open;
        this.clock = clock;
    }

    void end() {
        Instant before = clock.instant().minus(KEPT);
        for (AuthSession session : live.all()) {
            session.uiSessions().stream()
                    .filter(uiSession -> isUnused(uiSession, before))
                    .forEach(AuthSession::invalidate);
        }
    }

    private boolean isUnused(HttpSession uiSession, Instant before) {
        try {
            return Instant.ofEpochMilli(uiSession.getLastAccessedTime()).isBefore(before)
                    && Collections.list(uiSession.getAttributeNames()).stream()
                            .noneMatch(name -> isNeeded(uiSession.getAttribute(name)))
                    && !open.anyIn(uiSession);
        } catch (IllegalStateException gone) {
            return false;
        }
    }

    private static boolean isNeeded(Object attribute) {
        return attribute instanceof OpenUis.Outlasting outlasting && outlasting.isNeeded();
    }
}
