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
    UNKNOWN
}
