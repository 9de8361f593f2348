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
        DEPROVISIONED
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

    /** Whether somebody who entered the password then is still signed in. */
    boolean isSignedInSince(Instant signedInAt) {
        return maySignIn() && (signedOut == null || signedInAt.isAfter(signedOut));
    }

    String name() {
        return (firstName() + " " + lastName()).strip();
    }
}
