package org.gatehouse.console;

import org.gatehouse.directory.UserStatus;

/** What administrators call the status of a user. */
public final class StatusWords {

    private StatusWords() {}

    public static String of(UserStatus status) {
        return switch (status) {
            case STAGED -> "Staged";
            case PROVISIONED -> "Invited";
            case ACTIVE -> "Active";
            case RECOVERY -> "Password reset";
            case PASSWORD_EXPIRED -> "Password expired";
            case LOCKED_OUT -> "Locked out";
            case SUSPENDED -> "Suspended";
            case DEPROVISIONED -> "Deactivated";
            case UNKNOWN -> "Unknown";
        };
    }
}
