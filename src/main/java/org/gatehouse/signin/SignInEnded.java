package org.gatehouse.signin;

/**
 * Told to whoever listens when a log-in succeeded or failed.
 *
 * @param provider where; empty when that is not known
 * @param outcome {@code done}, or why it failed, as in {@code /login?error=...}
 */
public record SignInEnded(String provider, String outcome) {}
