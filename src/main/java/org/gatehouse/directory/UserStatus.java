package org.gatehouse.directory;

/** The life cycle of a user, in Okta's words (Okta management API, {@code UserStatus}). */
public enum UserStatus {
    STAGED("Staged"),
    PROVISIONED("Invited"),
    ACTIVE("Active"),
    RECOVERY("Password reset"),
    PASSWORD_EXPIRED("Password expired"),
    LOCKED_OUT("Locked out"),
    SUSPENDED("Suspended"),
    DEPROVISIONED("Deactivated"),
    /** A status that this version does not know. */
    UNKNOWN("Unknown");

    private final String label;

    UserStatus(String label) {
        this.label = label;
    }

    /** What people call it, on every page. */
    public String label() {
        return label;
    }

    /** Whether such a user may use the application, now or after choosing a password. */
    public boolean maySignIn() {
        return this == ACTIVE || this == RECOVERY || this == PASSWORD_EXPIRED;
    }
}
