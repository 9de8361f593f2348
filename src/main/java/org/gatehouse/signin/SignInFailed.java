package org.gatehouse.signin;

/**
 * Told to whoever listens when a log-in failed.
 *
 * @param provider where; empty when that is not known
 * @param problem why, as in {@code /login?error=...}
 */
public record SignInFailed(String provider, String problem) {}
