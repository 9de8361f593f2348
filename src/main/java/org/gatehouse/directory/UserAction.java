package org.gatehouse.directory;

/** What can be done with a user's account, in Okta's words (Okta management API, {@code User Lifecycle} and credentials). */
public enum UserAction {
    /** Lets a staged or deactivated user in: they are sent, or handed, a link to choose a password. */
    ACTIVATE,
    /** Sends or hands out that link once more. */
    REACTIVATE,
    /** Keeps the user out for some time; everything else stays. */
    SUSPEND,
    UNSUSPEND,
    /** Ends a lock-out after too many wrong passwords. */
    UNLOCK,
    /** Makes the password worthless; the user is sent, or handed, a link to choose another. */
    RESET_PASSWORD,
    /** The user has to choose another password at the next log-in. */
    EXPIRE_PASSWORD,
    /** Takes all access from the user. */
    DEACTIVATE,
    /** Removes the user for good. */
    DELETE
}
