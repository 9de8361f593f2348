package org.gatehouse.session;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param groupsKnown false when there may be more groups than {@code groups}, which could not be read
 */
public record SignedInUser(
        String provider,
        String issuer,
        String subject,
        @Nullable String firstName,
        String name,
        @Nullable String email,
        List<String> groups,
        Map<String, Object> claims,
        boolean groupsKnown)
        implements OAuth2User {

    public SignedInUser {
        groups = GroupNames.of(groups);
        // A claim that is null says as much as one that is left out (OpenID Connect Core 1.0, section 5.3.2).
        claims = claims.entrySet().stream()
                .filter(claim -> claim.getValue() != null)
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A person all of whose groups are known. */
    public SignedInUser(
            String provider,
            String issuer,
            String subject,
            @Nullable String firstName,
            String name,
            @Nullable String email,
            List<String> groups,
            Map<String, Object> claims) {
        this(provider, issuer, subject, firstName, name, email, groups, claims, true);
    }

    /** Whether pages look the same to this person as to the other: name, and what is open to them. */
    boolean looksLike(SignedInUser other) {
        return name.equals(other.name)
                && groupsKnown == other.groupsKnown
                && groupSet().equals(other.groupSet());
    }

    /** The {@link #groups()}, to look one up without going through all of them. */
    public Set<String> groupSet() {
        return ((GroupNames) groups).set();
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
