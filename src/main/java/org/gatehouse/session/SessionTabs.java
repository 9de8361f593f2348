package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The open tabs of one session, and what they have been told. */
final class SessionTabs implements AuthSession.Watcher {

    static final int MOST = 20;
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(20);
    /** Another node may see the person; once a warning is out, it is asked so often. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final AuthSession session;
    private final Deque<TabStream> streams = new ArrayDeque<>(1);
    private Instant nextBeat;
    private @Nullable Instant announcedEnd;

    SessionTabs(AuthSession session, Instant now) {
        this.session = session;
        this.nextBeat = now.plus(BETWEEN_BEATS);
    }

    /** The newest stays: with more than anybody needs, the oldest is closed. */
    synchronized void add(TabStream stream) {
        EndReason ended = session.ended();
        if (ended != null) {
            stream.send(TabEvent.end(ended));
            stream.finish();
            return;
        }
        streams.add(stream);
        if (streams.size() == 1) {
            session.unwatch(this);
            session.watch(this);
        }
        if (streams.size() > MOST) {
            streams.remove().finish();
        }
    }

    /** Forgets those that have gone; true if there are no others. */
    synchronized boolean isEmpty() {
        streams.removeIf(TabStream::isClosed);
        if (streams.isEmpty()) {
            session.unwatch(this);
        }
        return streams.isEmpty();
    }

    synchronized int size() {
        return streams.size();
    }

    synchronized void closeAll() {
        streams.forEach(TabStream::finish);
    }

    /** Sends a beat when it is due. */
    synchronized void beat(Instant now) {
        if (!now.isBefore(nextBeat)) {
            nextBeat = now.plus(BETWEEN_BEATS);
            send(TabEvent.BEAT);
        }
    }

    /** Whether the database is to be asked before more is said about the time that is left. */
    synchronized boolean mustLook(Remaining left, Instant now) {
        return left.near()
                && left.kind() == Remaining.Kind.IDLE
                && (announcedEnd == null
                        || !now.isBefore(session.times().checked().plus(BETWEEN_LOOKS)));
    }

    /** Warns of the end, or takes the warning back. */
    synchronized void tell(Remaining left) {
        Instant end = left.near() ? left.end() : null;
        if (end == null ? announcedEnd != null : !end.equals(announcedEnd)) {
            announcedEnd = end;
            send(TabEvent.time(session, left));
        }
    }

    @Override
    public synchronized void changed(OtherRights change) {
        send(TabEvent.changed(session, change));
    }

    @Override
    public synchronized void ended(EndReason reason) {
        send(TabEvent.end(reason));
        closeAll();
    }

    private void send(byte[] event) {
        streams.forEach(stream -> stream.send(event));
    }
}
