package org.gatehouse.builtin.identity;

import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.builtin.identity.User.Status;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves users from one status to another by Okta's rules. Who may not sign in any more is signed out everywhere. */
@Component
class UserLifecycle {

    private final Users users;
    private final Sessions sessions;

    UserLifecycle(Users users, Sessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    /** @throws OktaError.Refusal unless the user is active */
    @Transactional
    public void suspend(User user) {
        if (!changed(user, Set.of(Status.ACTIVE), Status.SUSPENDED)) {
            throw OktaError.invalid("suspendUser", "Cannot suspend a user that is not active");
        }
        sessions.endAllWithTokens(user.id());
    }

    /** @throws OktaError.Refusal unless the user is suspended */
    void unsuspend(User user) {
        if (!changed(user, Set.of(Status.SUSPENDED), Status.ACTIVE)) {
            throw OktaError.invalid("unsuspendUser", "Cannot unsuspend a user that is not suspended");
        }
    }

    /** @throws OktaError.Refusal when the user is deactivated already */
    @Transactional
    public void deactivate(User user) {
        if (!changed(user, EnumSet.complementOf(EnumSet.of(Status.DEPROVISIONED)), Status.DEPROVISIONED)) {
            throw OktaError.invalid("deactivateUser", "Cannot deactivate a user that is deactivated");
        }
        sessions.endAllWithTokens(user.id());
    }

    /**
     * Who has no password is not active before there is one.
     *
     * @throws OktaError.Refusal unless the user is staged or deactivated
     */
    void activate(User user) {
        Status next = users.passwordHash(user.id()).isPresent() ? Status.ACTIVE : Status.PROVISIONED;
        if (!changed(user, EnumSet.of(Status.STAGED, Status.DEPROVISIONED), next)) {
            throw new OktaError.Refusal(
                    HttpStatus.FORBIDDEN,
                    OktaError.of("E0000016", "Activation failed because the user is already active"));
        }
    }

    private boolean changed(User user, Set<Status> from, Status to) {
        return from.contains(user.status()) && users.changeStatus(user.id(), user.status(), to);
    }
}
