package org.gatehouse.directory;

/** The life cycle of a user, in Okta's words (Okta management API, {@code UserStatus}). */
public enum UserStatus {
    STAGED,
    PROVISIONED,
    ACTIVE,
    RECOVERY,
    PASSWORD_EXPIRED,
    LOCKED_OUT,
    SUSPENDED,
    DEPROVISIONED,
    /** A status that this version does not know. */
    UNKNOWN;

    /** Whether such a user may use the application, now or after choosing a password. */
    public boolean maySignIn() {
        return this == ACTIVE || this == RECOVERY || this == PASSWORD_EXPIRED;
    }
}
