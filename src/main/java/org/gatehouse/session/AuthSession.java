package org.gatehouse.session;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A live session as this node knows it. There is one object for each session and node, held by whatever uses it: a
 * request, a UI session, an open tab. Who holds it sees at once when the session ends.
 */
final class AuthSession {

    private final String id;
    private final String cookieHash;
    private final SessionTimes times;
    private final Freshness freshness;
    private final @Nullable Instant authenticated;
    private final SignedIn signedIn;
    private final ReentrantLock refreshing = new ReentrantLock();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Set<HttpSession> uiSessions = ConcurrentHashMap.newKeySet(1);
    private final Map<Class<?>, Object> kept = new ConcurrentHashMap<>(2);
    private volatile SignedInUser user;
    private volatile Set<String> lostGroups = Set.of();
    private volatile @Nullable AccessToken accessToken;
    private volatile @Nullable EndReason ended;

    AuthSession(StoredSession row, String cookieHash, SignedInUser user, Instant now) {
        this.id = row.id();
        this.cookieHash = cookieHash;
        this.times = new SessionTimes(row.created(), row.expires(), row.lastSeen(), now);
        this.authenticated = row.authenticated();
        this.user = user;
        this.freshness = new Freshness(row.profileRead());
        this.signedIn = new SignedIn(this);
        if (!user.groupsKnown()) {
            freshness.askSoon();
        }
    }

    String id() {
        return id;
    }

    String cookieHash() {
        return cookieHash;
    }

    SessionTimes times() {
        return times;
    }

    @Nullable
    Instant authenticated() {
        return authenticated;
    }

    SignedIn signedIn() {
        return signedIn;
    }

    SignedInUser user() {
        return user;
    }

    boolean isOf(SignedInUser other) {
        return isOf(other.issuer(), other.subject());
    }

    boolean isOf(String issuer, String subject) {
        return user.issuer().equals(issuer) && user.subject().equals(subject);
    }

    /** Null while it is live. */
    @Nullable
    EndReason ended() {
        return ended;
    }

    boolean isLive() {
        return ended == null;
    }

    Freshness freshness() {
        return freshness;
    }

    /** Groups that the person had in this session, as far as this node knows, and has no more. */
    Set<String> lostGroups() {
        return lostGroups;
    }

    /** @param asked {@link Freshness#requests} before that was asked for */
    void replaceUser(SignedInUser newUser, Instant read, int asked) {
        SignedInUser before = user;
        Set<String> lost = new HashSet<>(lostGroups);
        lost.addAll(before.groups());
        newUser.groups().forEach(lost::remove);
        lostGroups = Set.copyOf(lost);
        user = newUser;
        freshness.readAt(read, asked);
        if (!before.looksLike(newUser)) {
            tell(OtherRights.OF_THE_PERSON);
        }
    }

    /** Pages may look different to the person from now on. */
    void tell(OtherRights change) {
        watchers.forEach(watcher -> watcher.changed(change));
    }

    ReentrantLock refreshing() {
        return refreshing;
    }

    @Nullable
    AccessToken accessToken() {
        return accessToken;
    }

    /** An exchange that was under way when the session ended brings it nothing. */
    synchronized void keepAccessToken(@Nullable AccessToken token) {
        if (ended == null) {
            accessToken = token;
        }
    }

    <T> T keep(Class<T> type, Supplier<T> first) {
        return type.cast(kept.computeIfAbsent(type, t -> first.get()));
    }

    /** Ends it for everyone who holds it; only the first call counts. UI sessions go, unless another takes them over. */
    void end(EndReason reason) {
        synchronized (this) {
            if (ended != null) {
                return;
            }
            ended = reason;
            accessToken = null;
            kept.clear();
        }
        watchers.forEach(watcher -> watcher.ended(reason));
        watchers.clear();
        if (reason != EndReason.REPLACED) {
            uiSessions().forEach(AuthSession::invalidate);
        }
        uiSessions.clear();
    }

    /** Who wants to know what becomes of it. */
    interface Watcher {

        /** Comes once. */
        void ended(EndReason reason);

        /** The name or the groups of the person, or what is open to them, are not the same any more. */
        void changed(OtherRights change);
    }

    /** Tells of the end at once if it has ended. */
    void watch(Watcher watcher) {
        watchers.add(watcher);
        EndReason reason = ended;
        if (reason != null && watchers.remove(watcher)) {
            watcher.ended(reason);
        }
    }

    void unwatch(Watcher watcher) {
        watchers.remove(watcher);
    }

    void add(HttpSession uiSession) {
        uiSessions.add(uiSession);
        if (!isLive()) {
            remove(uiSession);
        }
    }

    void remove(HttpSession uiSession) {
        uiSessions.remove(uiSession);
    }

    List<HttpSession> uiSessions() {
        return List.copyOf(uiSessions);
    }

    static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException gone) {
            // It ended by itself in the same moment.
        }
    }
}
