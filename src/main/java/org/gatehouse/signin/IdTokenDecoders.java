package org.gatehouse.signin;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.BadJWTException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Decoders of id tokens (OpenID Connect Core 1.0, section 3.1.3.7), one for each provider and kept.
 */
@Component
class IdTokenDecoders implements JwtDecoderFactory<ClientRegistration> {

    private static final Set<String> TYPES = Set.of("jwt", "id_token+jwt", "application/jwt");

    private final ProviderSignatures signatures;
    private final Map<String, Kept> decoders = new ConcurrentHashMap<>();

    /** Good for what the provider said of itself at one time. */
    private record Kept(ClientRegistration provider, JwtDecoder decoder) {}

    IdTokenDecoders(ProviderSignatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration provider) {
        return decoders.compute(
                        provider.getRegistrationId(),
                        (id, kept) -> kept != null && kept.provider() == provider
                                ? kept
                                : new Kept(provider, decoder(provider)))
                .decoder();
    }

    private JwtDecoder decoder(ClientRegistration provider) {
        var processor = signatures.of(provider);
        processor.setJWSTypeVerifier(IdTokenDecoders::checkType);
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new OidcIdTokenValidator(provider),
                onlyForUs(provider.getClientId()),
                IdTokenDecoders::aboutSomebody,
                IdTokenDecoders::ofASession));
        return token -> decode(decoder, token);
    }

    /** What is no id token at all, and a claim that is not of the type it must have, are bad tokens like others. */
    private static Jwt decode(JwtDecoder decoder, String token) {
        try {
            Jwt jwt = decoder.decode(token);
            jwt.getClaimAsInstant(IdTokenClaimNames.AUTH_TIME);
            return jwt;
        } catch (BadJwtException bad) {
            throw EncryptedToken.is(token) ? new EncryptedToken(bad) : bad;
        } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
            throw new BadJwtException("The id token is malformed", malformed);
        }
    }

    /** A token that was signed for another use says so in its type (RFC 8725, section 3.11). */
    private static void checkType(@Nullable JOSEObjectType type, @Nullable SecurityContext context)
            throws BadJWTException {
        if (type != null && !TYPES.contains(type.getType().toLowerCase(Locale.ROOT))) {
            throw new BadJWTException("The token is not an id token");
        }
    }

    /** Section 2: a subject is not longer than 255 characters; and what cannot be told from nobody is nobody. */
    private static OAuth2TokenValidatorResult aboutSomebody(Jwt token) {
        String subject = token.getSubject();
        boolean sound = subject != null
                && !subject.isBlank()
                && subject.length() <= 255
                && subject.chars().noneMatch(Character::isISOControl);
        return sound ? OAuth2TokenValidatorResult.success() : invalid("The subject of the id token is not usable");
    }

    /** A session that no log-out could name is none to begin (OpenID Connect Back-Channel Logout 1.0, section 2.1). */
    private static OAuth2TokenValidatorResult ofASession(Jwt token) {
        Object sid = token.getClaims().get("sid");
        boolean sound = sid == null
                || (sid instanceof String text
                        && text.length() <= 255
                        && text.chars().noneMatch(Character::isISOControl));
        return sound ? OAuth2TokenValidatorResult.success() : invalid("The sid of the id token is not usable");
    }

    private static OAuth2TokenValidatorResult invalid(String why) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_id_token", why, null));
    }

    /** Section 3.1.3.7, rule 3: a token that is also meant for somebody we do not trust is refused. */
    private static OAuth2TokenValidator<Jwt> onlyForUs(String clientId) {
        return token -> List.of(clientId).equals(token.getAudience())
                ? OAuth2TokenValidatorResult.success()
                : invalid("The id token is meant for others too");
    }
}
