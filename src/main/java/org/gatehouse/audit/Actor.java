package org.gatehouse.audit;

/**
 * Who did something, by which session.
 *
 * @param issuer the issuer at which they signed in (OpenID Connect Core 1.0, section 2, {@code iss})
 * @param subject their {@code sub} there
 * @param sessionId names the session, opens nothing
 */
public record Actor(String issuer, String subject, String name, String sessionId) {}
