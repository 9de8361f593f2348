package org.gatehouse.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a session began, when its person was last seen, and when it ends by itself. */
final class SessionTimes {

    private final Instant created;
    private final Instant expires;
    private volatile Instant lastSeen;
    /** What the row says, as far as is known here. */
    private volatile Instant lastSeenInRow;

    private volatile Instant checked;

    /** @param checked when the row was read */
    SessionTimes(Instant created, Instant expires, Instant lastSeen, Instant checked) {
        this.created = created;
        this.expires = expires;
        this.lastSeen = lastSeen;
        this.lastSeenInRow = lastSeen;
        this.checked = checked;
    }

    Instant created() {
        return created;
    }

    Instant expires() {
        return expires;
    }

    /** What time has done to the session, or null when it still has some. */
    @Nullable
    EndReason expiredAt(Instant now, SessionSettings settings) {
        if (!now.isBefore(expires)) {
            return EndReason.LIFETIME;
        }
        return now.isBefore(idleEnd(settings)) ? null : EndReason.IDLE;
    }

    Instant idleEnd(SessionSettings settings) {
        return lastSeen.plus(settings.idleTimeout());
    }

    Instant lastSeen() {
        return lastSeen;
    }

    Instant lastSeenInRow() {
        return lastSeenInRow;
    }

    synchronized void seen(Instant time) {
        if (time.isAfter(lastSeen)) {
            lastSeen = time;
        }
    }

    void rowSays(Instant seen, Instant now) {
        lastSeenInRow = seen;
        checked = now;
        seen(seen);
    }

    /** When the row was last looked at. */
    Instant checked() {
        return checked;
    }
}
