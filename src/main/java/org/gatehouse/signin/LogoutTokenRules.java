package org.gatehouse.signin;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gatehouse.signin.LogoutToken.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;

/**
 * What a logout token must say (OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.6). In one point less is asked:
 * providers that follow an earlier draft send no {@code exp}, and then the age alone decides.
 */
@Component
class LogoutTokenRules {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    /** The specification recommends logout+jwt, and leaves providers free to send what they send otherwise. */
    private static final Set<String> TYPES = Set.of("logout+jwt", "application/logout+jwt", "jwt");

    private static final Duration LONGEST_AGE = Duration.ofMinutes(10);
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final InstantSource clock;

    LogoutTokenRules(InstantSource clock) {
        this.clock = clock;
    }

    void checkType(@Nullable JOSEObjectType type) throws Refused {
        require(type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT)), "typ is of another token");
    }

    LogoutToken check(ClientRegistration provider, JWTClaimsSet claims) throws Refused {
        String issuer = claims.getIssuer();
        String id = claims.getJWTID();
        if (issuer == null || !issuer.equals(provider.getProviderDetails().getIssuerUri())) {
            throw new Refused("iss is not the issuer");
        }
        require(claims.getAudience().contains(provider.getClientId()), "aud does not name this client");
        require(namesTheLogOut(claims.getClaim("events")), "events does not name the log-out");
        require(!claims.getClaims().containsKey("nonce"), "nonce must not be there");
        if (id == null || id.isBlank()) {
            throw new Refused("jti is missing");
        }
        String subject = text(claims, "sub");
        String sid = text(claims, "sid");
        require(subject != null || sid != null, "sub and sid are missing");
        return new LogoutToken(issuer, subject, sid, id, goodUntil(claims.getIssueTime(), claims.getExpirationTime()));
    }

    private static boolean namesTheLogOut(@Nullable Object events) {
        return events instanceof Map<?, ?> all && all.get(EVENT) instanceof Map;
    }

    private Instant goodUntil(@Nullable Date issued, @Nullable Date expires) throws Refused {
        if (issued == null) {
            throw new Refused("iat is missing");
        }
        Instant now = clock.instant();
        require(!issued.toInstant().isAfter(now.plus(CLOCK_SKEW)), "iat is in the future");
        Instant end = issued.toInstant().plus(LONGEST_AGE);
        if (expires != null && expires.toInstant().isBefore(end)) {
            end = expires.toInstant();
        }
        Instant goodUntil = end.plus(CLOCK_SKEW);
        require(now.isBefore(goodUntil), "the token is too old");
        return goodUntil;
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) throws Refused {
        Object value = claims.getClaim(name);
        if (value == null || (value instanceof String text && isName(text))) {
            return (String) value;
        }
        throw new Refused(name + " is not a name");
    }

    /** What a log-in takes: a database may not even look for other texts. */
    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= 255 && text.chars().noneMatch(Character::isISOControl);
    }

    private static void require(boolean condition, String otherwise) throws Refused {
        if (!condition) {
            throw new Refused(otherwise);
        }
    }
}
