package org.gatehouse.session;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What the live sessions of people know of them, on all nodes: it may be some minutes behind the provider. It asks nobody
 * for permission: who may look is for the callers to decide.
 */
@Component
public class KnownUsers {

    private static final Logger log = LoggerFactory.getLogger(KnownUsers.class);

    private final Sessions sessions;
    private final SessionStore store;
    private final SingletonSupplier<TokenSafe> safe;

    KnownUsers(Sessions sessions, SessionStore store, SessionKeys keys) {
        this.sessions = sessions;
        this.store = store;
        this.safe = keys.safe();
    }

    /** One session and whom it takes its person for. */
    public record Known(SessionInfo session, SignedInUser user) {}

    /** The newest session first; those that cannot be read are left out. */
    public List<Known> of(String issuer, String subject) {
        return sessions.of(issuer, subject).stream().flatMap(this::read).toList();
    }

    private Stream<Known> read(SessionInfo session) {
        try {
            return store.byId(session.id()).flatMap(this::user).map(user -> new Known(session, user)).stream();
        } catch (TokenSafe.Unreadable unreadable) {
            log.warn("What a session knows could not be read: {}", unreadable.getMessage());
            return Stream.empty();
        }
    }

    private Optional<SignedInUser> user(StoredSession row) {
        return Optional.ofNullable(row.profile())
                .map(profile -> safe.obtain().open(row.id(), "profile", profile))
                .map(profile -> Profile.read(row, profile));
    }
}
