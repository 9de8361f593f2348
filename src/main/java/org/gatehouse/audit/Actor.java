package org.gatehouse.audit;

import org.gatehouse.session.SignedIn;
import org.gatehouse.session.SignedInUser;

/**
 * Who did something, by which session.
 *
 * @param issuer the issuer at which they signed in (OpenID Connect Core 1.0, section 2, {@code iss})
 * @param subject their {@code sub} there
 * @param sessionId names the session, opens nothing; empty when there is none
 */
public record Actor(String issuer, String subject, String name, String sessionId) {

    /** Nobody in person: what time and settings bring about. */
    public static final Actor GATEHOUSE = new Actor("", "", "Gatehouse", "");

    public static Actor of(SignedIn signIn) {
        return of(signIn.user(), signIn.sessionId());
    }

    /** @param sessionId empty when there is none */
    public static Actor of(SignedInUser user, String sessionId) {
        return new Actor(user.issuer(), user.subject(), user.name(), sessionId);
    }

    /** Somebody of whom no more is known than which provider they came from. */
    public static Actor unknownAt(String issuer) {
        return new Actor(issuer, "-", "Not signed in", "");
    }
}
