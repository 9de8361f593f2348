package org.gatehouse.provider.checks;

import java.util.Set;

/**
 * What the checks need to know of a provider as it is set.
 *
 * @param id in the callback's path
 * @param kind {@code IDENTITY_PROVIDER}
 * @param name as people know it
 * @param groupsClaim the claim that is to hold the person's groups
 */
public record ConfiguredProvider(
        String id,
        String kind,
        String name,
        String issuer,
        String clientId,
        String clientSecret,
        Set<String> scopes,
        String groupsClaim) {

    /** The server that comes with Gatehouse; its secret is made anew at each start, and nobody else knows it. */
    boolean isBuiltIn() {
        return kind.equals("builtin");
    }

    /** The name in the middle of a sentence. */
    String named() {
        return name.startsWith("The ") ? "t" + name.substring(1) : name;
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ConfiguredProvider[" + id + " " + issuer + "]";
    }
}
