package org.gatehouse.administration;

/**
 * Says that somebody has just proved who they are and wants to take access from many people. It goes with the session in
 * which it was given, for as long as that lasts, so that long work does not stop for one more proof every few minutes.
 */
public final class Approval {

    private final String sessionId;

    Approval(String sessionId) {
        this.sessionId = sessionId;
    }

    boolean isOf(String otherSessionId) {
        return sessionId.equals(otherSessionId);
    }
}
