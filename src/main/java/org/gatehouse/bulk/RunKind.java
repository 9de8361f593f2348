package org.gatehouse.bulk;

import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.UserAction;
import org.jspecify.annotations.Nullable;

/** What can be done for many users at once. Links go out by e-mail. */
public enum RunKind {
    SUSPEND("Suspend", UserAction.SUSPEND, true),
    UNSUSPEND("End suspension", UserAction.UNSUSPEND, false),
    UNLOCK("Unlock", UserAction.UNLOCK, false),
    ACTIVATE("Activate", UserAction.ACTIVATE, false),
    DEACTIVATE("Deactivate", UserAction.DEACTIVATE, true),
    DELETE("Delete", UserAction.DELETE, true),
    LOG_OUT("Log out everywhere", null, true),
    RESET_PASSWORD("Reset password", UserAction.RESET_PASSWORD, true),
    EXPIRE_PASSWORD("Expire password", UserAction.EXPIRE_PASSWORD, true),
    ADD_TO_GROUP("Add to group", null, false),
    REMOVE_FROM_GROUP("Remove from group", null, true),
    IMPORT("Import", null, false);

    private static final Set<UserAction> WITH_LINK = EnumSet.of(UserAction.ACTIVATE, UserAction.RESET_PASSWORD);

    private final String words;
    private final @Nullable UserAction action;
    private final boolean takesAccess;

    RunKind(String words, @Nullable UserAction action, boolean takesAccess) {
        this.words = words;
        this.action = action;
        this.takesAccess = takesAccess;
    }

    /** For people, as on a button. */
    public String words() {
        return words;
    }

    /** Null for what is no action of an account, or more than one. */
    public @Nullable UserAction action() {
        return action;
    }

    /** Whether it needs a group. */
    public boolean isOfGroup() {
        return this == ADD_TO_GROUP || this == REMOVE_FROM_GROUP;
    }

    /**
     * Whether it can be done with selected users of this directory. Where links can only be shown to the administrator,
     * nobody could hand so many on, and those who need one would wait for it.
     */
    boolean isOffered(Capabilities directory) {
        if (action == null) {
            return this != IMPORT;
        }
        return directory.actions().contains(action) && !lacksMail(directory);
    }

    /** Whether the directory can do it, but only one by one. */
    boolean lacksMail(Capabilities directory) {
        return action != null
                && directory.actions().contains(action)
                && WITH_LINK.contains(action)
                && !directory.deliveries().isEmpty()
                && !directory.deliveries().contains(Delivery.MAIL);
    }

    /** Whether people may lose something by it, so that it takes a fresh proof of identity. */
    boolean takesAccess() {
        return takesAccess;
    }
}
