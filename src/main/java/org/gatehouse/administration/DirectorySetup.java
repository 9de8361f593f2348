package org.gatehouse.administration;

/**
 * With which provider a user directory would go.
 *
 * @param kind as {@code IDENTITY_PROVIDER} names it
 * @param provider in sentences: {@code Okta}
 */
public record DirectorySetup(String kind, String provider) {}
