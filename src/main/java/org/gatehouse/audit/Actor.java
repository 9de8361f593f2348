package org.gatehouse.audit;

import org.gatehouse.session.SignedIn;

/**
 * Who did something, by which session.
 *
 * @param issuer the issuer at which they signed in (OpenID Connect Core 1.0, section 2, {@code iss})
 * @param subject their {@code sub} there
 * @param sessionId names the session, opens nothing
 */
public record Actor(String issuer, String subject, String name, String sessionId) {

    public static Actor of(SignedIn signIn) {
        var user = signIn.user();
        return new Actor(user.issuer(), user.subject(), user.name(), signIn.sessionId());
    }
}
