package org.gatehouse.session;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The sessions that something on this node holds: found by cookie and by id, and forgotten by themselves when nothing
 * holds them any more.
 */
@Component
class LiveSessions {

    private final Map<String, WeakReference<AuthSession>> byCookie = new ConcurrentHashMap<>();
    private final Map<String, WeakReference<AuthSession>> byId = new ConcurrentHashMap<>();

    @Nullable
    AuthSession byCookie(String cookieHash) {
        return held(byCookie.get(cookieHash));
    }

    Optional<AuthSession> byId(String id) {
        return Optional.ofNullable(held(byId.get(id)));
    }

    /** The one object for this session: an older one if there is one, or this. */
    AuthSession keep(AuthSession loaded) {
        var kept = new AuthSession[] {loaded};
        byId.compute(loaded.id(), (id, reference) -> {
            AuthSession older = held(reference);
            if (older != null) {
                kept[0] = older;
                return reference;
            }
            return new WeakReference<>(loaded);
        });
        byCookie.put(kept[0].cookieHash(), new WeakReference<>(kept[0]));
        return kept[0];
    }

    void remove(AuthSession session) {
        byId.remove(session.id());
        byCookie.remove(session.cookieHash());
    }

    List<AuthSession> all() {
        return byId.values().stream()
                .map(LiveSessions::held)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Drops what nothing holds. */
    void tidy() {
        byId.values().removeIf(reference -> reference.get() == null);
        byCookie.values().removeIf(reference -> reference.get() == null);
    }

    int size() {
        return byId.size();
    }

    private static @Nullable AuthSession held(@Nullable WeakReference<AuthSession> reference) {
        return reference == null ? null : reference.get();
    }
}
