package org.gatehouse.users;

import com.vaadin.flow.component.html.Span;
import org.gatehouse.directory.User;

/** A user's status in a pill. */
final class StatusBadge {

    private StatusBadge() {}

    static Span of(User user) {
        var badge = new Span(text(user));
        badge.addClassNames("badge", look(user));
        return badge;
    }

    static String text(User user) {
        return user.status().label() + (user.changing() ? ", changing …" : "");
    }

    /** Its colour: let in, on the way, or kept out. */
    static String look(User user) {
        return switch (user.status()) {
            case ACTIVE -> "good";
            case STAGED, PROVISIONED, RECOVERY, PASSWORD_EXPIRED, UNKNOWN -> "underway";
            case LOCKED_OUT, SUSPENDED, DEPROVISIONED -> "out";
        };
    }
}
