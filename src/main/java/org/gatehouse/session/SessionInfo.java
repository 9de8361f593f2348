package org.gatehouse.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A live session as people and administrators see it.
 *
 * @param id names the session, opens nothing
 * @param name the person's name at log-in or at the last look
 * @param address where its log-in came from
 * @param userAgent the browser as it called itself, cut to a sensible length
 * @param expires when it ends at the latest
 */
public record SessionInfo(
        String id,
        String provider,
        String issuer,
        String subject,
        String name,
        @Nullable String email,
        String address,
        String userAgent,
        Instant created,
        Instant lastSeen,
        Instant expires) {

    /** Browser and system in few words. */
    public Device device() {
        return Device.of(userAgent);
    }

    /** The provider as people call it: {@code Okta}; its registration id when that is all we know. */
    public String providerName() {
        return switch (provider) {
            case "okta" -> "Okta";
            case "auth0" -> "Auth0";
            case "plusauth" -> "PlusAuth";
            case "keycloak" -> "Keycloak";
            case "builtin" -> "Built-in";
            case "oidc" -> "OpenID Connect";
            default -> provider;
        };
    }
}
