package org.gatehouse.auditing;

import java.util.Locale;
import java.util.Map;

/** What actions are called. */
final class ActionWords {

    private static final Map<String, String> SPECIAL = Map.of(
            "session.begin", "Log in",
            "session.end", "Session ended",
            "page.open", "Open page",
            "call.send", "Send request",
            "preview", "Preview",
            "users.export", "Export users",
            "audit.export", "Export audit trail",
            "audit.verify", "Verify audit trail",
            "audit.remove", "Remove old audit entries",
            "audit.cut", "Audit trail was cut");

    private ActionWords() {}

    /** {@code Reset password (user)} for {@code user.reset-password}. */
    static String of(String action) {
        String special = SPECIAL.get(action);
        if (special != null) {
            return special;
        }
        int dot = action.indexOf('.');
        String words = action.substring(dot + 1).replace('-', ' ');
        if (dot < 0 || words.isEmpty()) {
            return action;
        }
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + " (" + action.substring(0, dot)
                + ")";
    }
}
