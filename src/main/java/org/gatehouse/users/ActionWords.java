package org.gatehouse.users;

import org.gatehouse.directory.UserAction;

/** What can be done with an account, in words: on its button, before it is done, and after. */
enum ActionWords {
    ACTIVATE("Activate", "activate", "%s gets access, and a link to choose a password.", "%s has been activated."),
    REACTIVATE(
            "Invite again",
            "invite",
            "%s gets a new link to choose a password. Earlier links stop working.",
            "%s has been invited again."),
    SUSPEND(
            "Suspend",
            "suspend",
            "%s is logged out everywhere and cannot log in until somebody ends the suspension. Everything else stays.",
            "%s has been suspended and logged out."),
    UNSUSPEND("End suspension", "let in", "%s can log in again.", "%s can log in again."),
    UNLOCK(
            "Unlock",
            "unlock",
            "The lock after too many wrong passwords ends. The password stays.",
            "%s has been unlocked."),
    RESET_PASSWORD(
            "Reset password",
            "reset the password of",
            "The password of %s stops working at once. A link to choose another takes its place.",
            "The password of %s has been reset."),
    EXPIRE_PASSWORD(
            "Expire password",
            "expire the password of",
            "%s has to choose another password at the next log-in.",
            "%s has to choose another password at the next log-in."),
    DEACTIVATE(
            "Deactivate",
            "deactivate",
            "%s loses all access and is logged out everywhere. To be let in again, they have to be activated and choose a"
                    + " new password.",
            "%s has been deactivated and logged out."),
    DELETE(
            "Delete",
            "delete",
            "%s is removed from the directory for good, with all that it knows of them. It cannot be undone.",
            "%s has been deleted.");

    final String button;
    final String verb;
    private final String consequence;
    private final String done;

    ActionWords(String button, String verb, String consequence, String done) {
        this.button = button;
        this.verb = verb;
        this.consequence = consequence;
        this.done = done;
    }

    static ActionWords of(UserAction action) {
        return valueOf(action.name());
    }

    String consequence(String name) {
        return consequence.replace("%s", name);
    }

    String done(String name) {
        return done.replace("%s", name);
    }
}
