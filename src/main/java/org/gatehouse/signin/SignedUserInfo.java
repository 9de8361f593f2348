package org.gatehouse.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.stereotype.Component;

/**
 * Userinfo that comes as a signed JWT (OpenID Connect Core 1.0, section 5.3.2), as providers send it where the client is
 * registered for that. The signature is checked like that of an id token. Issuer and audience should be there, and must be
 * right where they are: without them it is worth what an unsigned answer of this endpoint is worth.
 */
@Component
class SignedUserInfo implements Converter<OAuth2UserRequest, Converter<Map<String, Object>, Map<String, Object>>> {

    private static final Set<String> TYPES = Set.of("jwt", "application/jwt");
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final ProviderSignatures signatures;
    private final InstantSource clock;

    SignedUserInfo(ProviderSignatures signatures, InstantSource clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    /** What turns the answer to this request into claims; a plain answer stays as it is. */
    @Override
    public Converter<Map<String, Object>, Map<String, Object>> convert(OAuth2UserRequest request) {
        return answer -> answer.get(JwtBody.NAME) instanceof String jwt && answer.size() == 1
                ? claims(request.getClientRegistration(), jwt)
                : answer;
    }

    private Map<String, Object> claims(ClientRegistration provider, String value) {
        try {
            SignedJWT jwt = SignedJWT.parse(value);
            checkType(jwt.getHeader().getType());
            check(provider, signatures.of(provider).process(jwt, null));
            return jwt.getPayload().toJSONObject(); // of the types that a plain answer has
        } catch (KeySourceException noKeys) {
            throw new ProviderUnavailable("The keys of the provider cannot be fetched", noKeys);
        } catch (ParseException | BadJOSEException | JOSEException | RuntimeException untrusted) {
            throw EncryptedToken.is(value)
                    ? failure("Userinfo is encrypted", new EncryptedToken(untrusted))
                    : failure("Signed userinfo does not count: " + untrusted.getMessage(), untrusted);
        }
    }

    /** A token that was signed for another use says so in its type (RFC 8725, section 3.11). */
    private static void checkType(@Nullable JOSEObjectType type) throws BadJOSEException {
        require(type == null || TYPES.contains(type.getType().toLowerCase(Locale.ROOT)), "typ is of another token");
    }

    private void check(ClientRegistration provider, JWTClaimsSet claims) throws BadJOSEException {
        String issuer = provider.getProviderDetails().getIssuerUri();
        require(claims.getIssuer() == null || claims.getIssuer().equals(issuer), "iss is not the issuer");
        require(
                claims.getAudience().isEmpty() || claims.getAudience().contains(provider.getClientId()),
                "aud does not name this client");
        var end = claims.getExpirationTime();
        require(end == null || end.toInstant().plus(CLOCK_SKEW).isAfter(clock.instant()), "it has expired");
    }

    private static void require(boolean condition, String otherwise) throws BadJOSEException {
        if (!condition) {
            throw new BadJOSEException(otherwise);
        }
    }

    private static OAuth2AuthenticationException failure(String why, Exception cause) {
        return new OAuth2AuthenticationException(new OAuth2Error("invalid_user_info_response", why, null), cause);
    }
}
