package org.gatehouse.builtin.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as stored, without the password's hash.
 *
 * @param signedOut whoever signed in up to then, in whichever browser, is signed in no longer
 */
record User(
        String id,
        Profile profile,
        Status status,
        boolean hasPassword,
        @Nullable String recoveryQuestion,
        Instant created,
        @Nullable Instant activated,
        @Nullable Instant statusChanged,
        @Nullable Instant lastLogin,
        Instant lastUpdated,
        @Nullable Instant passwordChanged,
        @Nullable Instant signedOut) {

    /** Okta's words for where a user stands. */
    enum Status {
        STAGED,
        PROVISIONED,
        ACTIVE,
        RECOVERY,
        PASSWORD_EXPIRED,
        LOCKED_OUT,
        SUSPENDED,
        DEPROVISIONED;

        boolean isBeforeActivation() {
            return this == STAGED || this == DEPROVISIONED;
        }
    }

    String login() {
        return profile.login();
    }

    String email() {
        return profile.email();
    }

    String firstName() {
        return profile.firstName();
    }

    String lastName() {
        return profile.lastName();
    }

    boolean maySignIn() {
        return status == Status.ACTIVE;
    }

    /**
     * Whether a session goes on. Who is to choose a new password does so at the next sign-in, as at Okta, and whoever
     * locks an account by guessing must not end its owner's work.
     */
    boolean mayStaySignedIn() {
        return switch (status) {
            case ACTIVE, PASSWORD_EXPIRED, LOCKED_OUT, RECOVERY -> true;
            case STAGED, PROVISIONED, SUSPENDED, DEPROVISIONED -> false;
        };
    }

    /** Whether somebody who entered the password then is still signed in. */
    boolean isSignedInSince(Instant signedInAt) {
        return mayStaySignedIn() && (signedOut == null || signedInAt.isAfter(signedOut));
    }

    String name() {
        return (firstName() + " " + lastName()).strip();
    }
}
