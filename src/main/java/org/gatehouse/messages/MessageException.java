package org.gatehouse.messages;

import org.jspecify.annotations.Nullable;

/** A message that could not be fetched. */
public final class MessageException extends RuntimeException {

    /** What kept the message from coming. */
    public enum Reason {
        /** No connection to the API. */
        UNREACHABLE,
        /** The API did not answer in time. */
        TOO_SLOW,
        /** 401: the API does not accept the access token. */
        NOT_ACCEPTED,
        /** 403: the API knows the person and refuses. */
        FORBIDDEN,
        /** 429: too many calls. */
        THROTTLED,
        /** Any other status, or an answer that is not the expected JSON. */
        BAD_ANSWER,
        /** The access token has expired, and the provider cannot be reached to renew it. */
        NOT_RENEWED,
        /** The sign-in yields no access token any more. */
        SIGN_IN_AGAIN
    }

    private final Reason reason;

    MessageException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
