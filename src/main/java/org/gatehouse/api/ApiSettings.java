package org.gatehouse.api;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose bearer tokens count. Everything here is set with sign-in; application.yaml only passes it on.
 *
 * @param provider the name of the provider, as sessions have it
 * @param issuer whose tokens are accepted
 * @param audience who tokens must be meant for
 * @param groupsClaim the claim with the groups of a person
 * @param allowedGroups only members may use the API; empty lets in everyone with a good token
 */
@ConfigurationProperties("gatehouse.api")
record ApiSettings(
        @DefaultValue("") String provider,
        @DefaultValue("") String issuer,
        @DefaultValue("") String audience,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue Set<String> allowedGroups) {

    ApiSettings {
        provider = provider.isBlank() ? "builtin" : provider;
        // Others that need no issuer set, such as Google, issue tokens that only they can read: none counts here.
        issuer = issuer.isBlank() && provider.equals("builtin") ? "http://localhost:9000/oauth2/default" : issuer;
        audience = audience.isBlank() ? "api://default" : audience;
    }
}
