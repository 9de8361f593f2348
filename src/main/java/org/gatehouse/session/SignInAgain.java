package org.gatehouse.session;

/** The sign-in no longer yields an access token; the person has to sign in again. */
public final class SignInAgain extends RuntimeException {

    public SignInAgain(String message) {
        super(message);
    }
}
