package org.gatehouse.builtin.identity;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the passwords in place that users choose, hashed before because that takes its time. */
@Component
class ChosenPasswords {

    private final Users users;
    private final UserLifecycle lifecycle;
    private final OneTimeLinks links;
    private final AccountLocks locks;
    private final Sessions sessions;

    ChosenPasswords(Users users, UserLifecycle lifecycle, OneTimeLinks links, AccountLocks locks, Sessions sessions) {
        this.users = users;
        this.lifecycle = lifecycle;
        this.links = links;
        this.locks = locks;
        this.sessions = sessions;
    }

    /** The user for whom this link is still good. */
    Optional<User> owner(OneTimeLinks.Link link) {
        return users.byId(link.userId()).filter(user -> link.kind().isFor(user.status()));
    }

    /**
     * Whoever was signed in with the old password is signed in no longer.
     *
     * @return whether the link was still good; it is not good a second time
     */
    @Transactional
    public boolean byLink(String token, OneTimeLinks.Link link, String hash) {
        Optional<User> user =
                users.lock(link.userId()).filter(found -> link.kind().isFor(found.status()));
        if (user.isEmpty() || !links.use(token)) {
            return false;
        }
        set(lifecycle.move(link.userId(), Transition.CHOOSE_PASSWORD), hash);
        sessions.endAllWithTokens(link.userId());
        return true;
    }

    /**
     * @param proven the hash of the password that the user entered
     * @return false when that is not the user's password any more
     * @throws OktaError.Refusal when the user's status does not allow it
     */
    @Transactional
    public boolean replace(String userId, String proven, String hash, boolean endSessions) {
        if (users.lock(userId).isPresent()
                && users.passwordHash(userId).filter(proven::equals).isEmpty()) {
            return false;
        }
        set(lifecycle.move(userId, Transition.CHANGE_PASSWORD), hash);
        if (endSessions) {
            sessions.endAll(userId);
        }
        return true;
    }

    /**
     * By whoever was asked to, because the password had expired.
     *
     * @return false when an administrator has decided something else meanwhile
     */
    @Transactional
    public boolean replaceExpired(String userId, String proven, String hash) {
        return users.lock(userId)
                        .filter(user -> user.status() == User.Status.PASSWORD_EXPIRED)
                        .isPresent()
                && replace(userId, proven, hash, false);
    }

    /** By whoever answered the recovery question. */
    @Transactional
    public void replaceForgotten(String userId, String hash) {
        set(lifecycle.move(userId, Transition.FORGET_PASSWORD), hash);
        sessions.endAllWithTokens(userId);
    }

    private void set(User user, String hash) {
        users.setPassword(user.id(), hash);
        links.forget(user.id());
        locks.clear(user);
    }
}
