package org.gatehouse.session;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.user.OAuth2User;

/**
 * The person who signed in. Two people are the same only if issuer and subject are the same; an e-mail address is never
 * an identity.
 *
 * @param provider the registration id of the provider, for example {@code okta} or {@code builtin}
 * @param issuer the provider's issuer identifier (OpenID Connect Core 1.0, section 2, {@code iss})
 * @param subject the provider's id of the person ({@code sub}); Okta's user id on Okta's default set-up
 * @param firstName {@code given_name}, or null when the provider does not tell
 * @param name what to call the person in the navigation bar; never empty
 * @param email the e-mail address as claimed, verified or not, or null
 * @param groups the names of the person's groups, exactly as the provider writes them
 * @param claims the claims of id token and userinfo, without the protocol's own (nonce, at_hash ...); never null
 */
public record SignedInUser(
        String provider,
        String issuer,
        String subject,
        @Nullable String firstName,
        String name,
        @Nullable String email,
        List<String> groups,
        Map<String, Object> claims)
        implements OAuth2User {

    public SignedInUser {
        groups = List.copyOf(groups);
        // A claim that is null says as much as one that is left out (OpenID Connect Core 1.0, section 5.3.2).
        claims = claims.entrySet().stream()
                .filter(claim -> claim.getValue() != null)
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Tells one person from another without saying who they are. */
    public String tag() {
        return SessionCookie.hash(issuer + '\n' + subject).substring(0, 22);
    }

    /** The claims; Spring Security's name for them. */
    @Override
    public Map<String, Object> getAttributes() {
        return claims;
    }

    /** None: access is decided by {@link #groups()} alone. */
    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    /** The {@link #subject()}; Spring Security's name for it. */
    @Override
    public String getName() {
        return subject;
    }
}
