package org.gatehouse.session;

/** The sign-in no longer yields an access token; the person has to sign in again. */
public final class SignInAgain extends RuntimeException {

    private final boolean byProvider;

    public SignInAgain(String message) {
        this(message, false);
    }

    private SignInAgain(String message, boolean byProvider) {
        super(message);
        this.byProvider = byProvider;
    }

    /** The provider takes its own tokens back, and does not say whether the person may not go on or its session is over. */
    public static SignInAgain refusedByProvider(String message) {
        return new SignInAgain(message, true);
    }

    /** What the person is told when nobody else ended the session. */
    EndReason reason() {
        return byProvider ? EndReason.REFUSED_BY_PROVIDER : EndReason.NOT_ALLOWED;
    }
}
