package org.gatehouse.signin;

import static java.util.Objects.requireNonNull;

import java.net.URL;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserSource;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Makes the signed-in user from the claims of id token and userinfo (OpenID Connect Core 1.0, section 5.1). Where both
 * name a claim, userinfo, asked a moment later, wins; never for the claims that identify the person.
 */
@Component
class UserFromClaims implements Converter<OidcUserSource, OidcUser> {

    /** Of use to the protocol only. */
    private static final Set<String> NOT_ABOUT_THE_PERSON = Set.of("nonce", "at_hash", "c_hash", "s_hash");

    private static final Set<String> IDENTIFYING =
            Set.of(IdTokenClaimNames.ISS, IdTokenClaimNames.SUB, IdTokenClaimNames.AUD, "sid");

    private final Providers providers;
    private final SignInSettings settings;
    private final PersonGroups personGroups;

    UserFromClaims(Providers providers, SignInSettings settings, PersonGroups personGroups) {
        this.providers = providers;
        this.settings = settings;
        this.personGroups = personGroups;
    }

    /**
     * @throws NotAllowed if {@code ALLOWED_GROUPS} keeps the person out
     * @throws GroupsUnread if it may do so, for what is known of the person's groups
     */
    @Override
    public OidcUser convert(OidcUserSource source) {
        var idToken = source.getUserRequest().getIdToken();
        Map<String, Object> claims = new LinkedHashMap<>();
        if (source.getUserInfo() != null) {
            claims.putAll(source.getUserInfo().getClaims());
        }
        claims.values().removeIf(Objects::isNull); // as if it were left out (section 5.3.2)
        idToken.getClaims().forEach((name, value) -> {
            if (value != null && (!claims.containsKey(name) || IDENTIFYING.contains(name))) {
                claims.put(name, value);
            }
        });
        // As JSON has them, so that they are the same after they were kept in the session.
        claims.replaceAll((name, value) -> value instanceof URL || value instanceof Instant ? value.toString() : value);
        claims.keySet().removeAll(NOT_ABOUT_THE_PERSON);

        String issuer = requireNonNull(idToken.getIssuer()).toString();
        String subject = requireNonNull(idToken.getSubject());
        Provider provider = providers.of(source.getUserRequest().getClientRegistration());
        var groups = personGroups.of(provider, issuer, subject, claims);
        SignedInUser user = user(provider.id(), issuer, subject, claims, groups);
        requireAllowed(user, groups, idToken);
        return new VerifiedUser(user, idToken, groups.failed());
    }

    private void requireAllowed(SignedInUser user, PersonGroups.Found groups, OidcIdToken idToken) {
        if (settings.allowedGroups().isEmpty() || !Collections.disjoint(settings.allowedGroups(), groups.names())) {
            return;
        }
        throw groups.known() ? new NotAllowed(user, idToken.getTokenValue()) : new GroupsUnread(groups.failed());
    }

    private static SignedInUser user(
            String provider, String issuer, String subject, Map<String, Object> claims, PersonGroups.Found groups) {
        String given = text(claims, StandardClaimNames.GIVEN_NAME);
        String email = text(claims, StandardClaimNames.EMAIL);
        String full = Stream.of(given, text(claims, StandardClaimNames.FAMILY_NAME))
                .filter(Objects::nonNull)
                .reduce((first, last) -> first + " " + last)
                .orElse(null);
        String name = Stream.of(
                        text(claims, StandardClaimNames.NAME),
                        full,
                        text(claims, StandardClaimNames.PREFERRED_USERNAME),
                        email)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(subject);
        return new SignedInUser(provider, issuer, subject, given, name, email, groups.names(), claims, groups.known());
    }

    private static @Nullable String text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text && !text.isBlank() ? text : null;
    }
}
