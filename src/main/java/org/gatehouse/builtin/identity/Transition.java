package org.gatehouse.builtin.identity;

import static org.gatehouse.builtin.identity.User.Status.ACTIVE;
import static org.gatehouse.builtin.identity.User.Status.DEPROVISIONED;
import static org.gatehouse.builtin.identity.User.Status.LOCKED_OUT;
import static org.gatehouse.builtin.identity.User.Status.PASSWORD_EXPIRED;
import static org.gatehouse.builtin.identity.User.Status.PROVISIONED;
import static org.gatehouse.builtin.identity.User.Status.RECOVERY;
import static org.gatehouse.builtin.identity.User.Status.STAGED;
import static org.gatehouse.builtin.identity.User.Status.SUSPENDED;

import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.builtin.identity.User.Status;
import org.jspecify.annotations.Nullable;

/**
 * The life cycle of a user, as Okta describes it: what can be done in which status, where it leads (no status: nowhere
 * else), and how Okta refuses it in any other status.
 */
enum Transition {
    /** Leads to PROVISIONED when there is no password yet. */
    ACTIVATE(from(STAGED, DEPROVISIONED), ACTIVE, Refused.ACTIVATION),
    REACTIVATE(from(PROVISIONED, RECOVERY), PROVISIONED, Refused.STATUS),
    SUSPEND(from(ACTIVE), SUSPENDED, Refused.SUSPEND),
    UNSUSPEND(from(SUSPENDED), ACTIVE, Refused.UNSUSPEND),
    UNLOCK(from(LOCKED_OUT), ACTIVE, Refused.UNLOCK),
    DEACTIVATE(EnumSet.complementOf(from(DEPROVISIONED)), DEPROVISIONED, Refused.DEACTIVATE),
    EXPIRE_PASSWORD(from(ACTIVE, PASSWORD_EXPIRED), PASSWORD_EXPIRED, Refused.STATUS),
    /** The administrator hands out a password, so it does not matter whether there was one. */
    EXPIRE_WITH_TEMPORARY_PASSWORD(
            from(ACTIVE, PASSWORD_EXPIRED, LOCKED_OUT, RECOVERY, PROVISIONED), PASSWORD_EXPIRED, Refused.STATUS),
    RESET_PASSWORD(from(ACTIVE, PASSWORD_EXPIRED, LOCKED_OUT, RECOVERY), RECOVERY, Refused.STATUS),
    /** With the old password; who is staged stays so. */
    CHANGE_PASSWORD(from(STAGED, ACTIVE, PASSWORD_EXPIRED, RECOVERY), ACTIVE, Refused.CHANGE_PASSWORD),
    RESET_FACTORS(from(ACTIVE), null, Refused.STATUS),
    CHANGE_RECOVERY_QUESTION(from(STAGED, ACTIVE, RECOVERY), null, Refused.CHANGE_QUESTION),
    FORGET_PASSWORD(from(ACTIVE), null, Refused.FORGET_PASSWORD),
    /** The user's part of what an administrator began: a link was followed, and a password chosen. */
    CHOOSE_PASSWORD(from(ACTIVE, PROVISIONED, RECOVERY), ACTIVE, Refused.STATUS),
    /** Too many wrong passwords. */
    LOCK(from(ACTIVE), LOCKED_OUT, Refused.STATUS);

    @SuppressWarnings("ImmutableEnumChecker") // made here, and never changed
    private final Set<Status> from;

    private final @Nullable Status to;
    private final Refused refused;

    Transition(EnumSet<Status> from, @Nullable Status to, Refused refused) {
        this.from = from;
        this.to = to;
        this.refused = refused;
    }

    boolean isAllowedFrom(Status status) {
        return from.contains(status);
    }

    Status target(Status now, boolean hasPassword) {
        if (to == null || (this == CHANGE_PASSWORD && now == STAGED)) {
            return now;
        }
        return this == ACTIVATE && !hasPassword ? PROVISIONED : to;
    }

    OktaError.Refusal refusal() {
        return refused.refusal();
    }

    private static EnumSet<Status> from(Status first, Status... others) {
        return EnumSet.of(first, others);
    }

    /** Okta's words, and with them the error codes that clients look at. */
    private enum Refused {
        ACTIVATION("E0000016", "Activation failed because the user is already active"),
        UNLOCK("E0000032", "Unlock is not allowed for this user."),
        FORGET_PASSWORD("E0000034", "Forgot password not allowed on specified user"),
        CHANGE_PASSWORD("E0000035", "Change password not allowed on specified user"),
        CHANGE_QUESTION("E0000036", "Change recovery question not allowed on specified user"),
        STATUS("E0000038", "This operation is not allowed in the user's current status."),
        SUSPEND("suspendUser", "Cannot suspend a user that is not active"),
        UNSUSPEND("unsuspendUser", "Cannot unsuspend a user that is not suspended"),
        DEACTIVATE("deactivateUser", "Cannot deactivate a user that is deactivated");

        private final String code;
        private final String words;

        Refused(String code, String words) {
            this.code = code;
            this.words = words;
        }

        /** Three of them are failed validations to Okta, named by their operation. */
        OktaError.Refusal refusal() {
            return code.startsWith("E0") ? OktaError.forbidden(code, words) : OktaError.invalid(code, words);
        }
    }
}
