package org.gatehouse.session;

/**
 * What was asked for needs a recent proof of identity. The person gets there through {@code
 * /login?reauthenticate&continue=PAGE}, which has the provider ask for it and comes back.
 */
public final class AuthenticateAgain extends RuntimeException {

    AuthenticateAgain() {
        super("The person has to prove who they are again");
    }
}
