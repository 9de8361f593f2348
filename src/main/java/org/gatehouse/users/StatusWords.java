package org.gatehouse.users;

import com.vaadin.flow.component.html.Span;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;

/** What the statuses of users are called. */
final class StatusWords {

    private StatusWords() {}

    static String of(User user) {
        return of(user.status()) + (user.changing() ? ", changing …" : "");
    }

    static String of(UserStatus status) {
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

    /** How it looks: good, on its way, or kept out. */
    static String look(UserStatus status) {
        return switch (status) {
            case ACTIVE -> "good";
            case STAGED, PROVISIONED, RECOVERY, PASSWORD_EXPIRED, UNKNOWN -> "underway";
            case LOCKED_OUT, SUSPENDED, DEPROVISIONED -> "out";
        };
    }

    static Span badge(User user) {
        var badge = new Span(of(user));
        badge.addClassNames("badge", look(user.status()));
        return badge;
    }
}
