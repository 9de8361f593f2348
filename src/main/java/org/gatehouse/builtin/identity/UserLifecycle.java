package org.gatehouse.builtin.identity;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves users from one status to another, as {@link Transition} allows. The user's row is locked meanwhile, so of two
 * calls at the same time the second finds what the first made of it. Who may no longer be here is signed out
 * everywhere; the others keep their sessions, as at Okta, unless the caller ends them.
 */
@Component
class UserLifecycle {

    private final Users users;
    private final Sessions sessions;
    private final AccountLocks locks;
    private final OneTimeLinks links;

    UserLifecycle(Users users, Sessions sessions, AccountLocks locks, OneTimeLinks links) {
        this.users = users;
        this.sessions = sessions;
        this.locks = locks;
        this.links = links;
    }

    /**
     * @return the link with which a user who has no password yet chooses one
     * @throws OktaError.Refusal unless the user is staged or deactivated
     */
    @Transactional
    public OneTimeLinks.Issued activate(String userId) {
        move(userId, Transition.ACTIVATE);
        return links.issue(userId, OneTimeLinks.Kind.ACTIVATION);
    }

    /**
     * @return the same again; the link that the user had is good no longer
     * @throws OktaError.Refusal unless the user has still to choose a password
     */
    @Transactional
    public OneTimeLinks.Issued reactivate(String userId) {
        move(userId, Transition.REACTIVATE);
        return links.issue(userId, OneTimeLinks.Kind.ACTIVATION);
    }

    /** @throws OktaError.Refusal unless the user is active */
    @Transactional
    public void suspend(String userId) {
        move(userId, Transition.SUSPEND);
        links.forget(userId);
        sessions.endAllWithTokens(userId);
    }

    /** @throws OktaError.Refusal unless the user is suspended */
    @Transactional
    public void unsuspend(String userId) {
        move(userId, Transition.UNSUSPEND);
    }

    /** @throws OktaError.Refusal unless the user is locked out */
    @Transactional
    public void unlock(String userId) {
        locks.clear(move(userId, Transition.UNLOCK));
    }

    /** @throws OktaError.Refusal when the user is deactivated already */
    @Transactional
    public void deactivate(String userId) {
        locks.clear(move(userId, Transition.DEACTIVATE));
        links.forget(userId);
        sessions.endAllWithTokens(userId);
    }

    /**
     * Changes the status and nothing else, as part of what the caller does.
     *
     * @return the user as it was
     * @throws OktaError.Refusal when the status does not allow it, or the user is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public User move(String userId, Transition transition) {
        User user = users.lock(userId).orElseThrow(() -> OktaError.notFound(userId, "User"));
        if (!transition.isAllowedFrom(user.status())) {
            throw transition.refusal();
        }
        boolean hasPassword = users.passwordHash(userId).isPresent();
        User.Status to = transition.target(user.status(), hasPassword);
        if (to != user.status()) {
            users.changeStatus(userId, user.status(), to);
        }
        return user;
    }
}
