package org.gatehouse.signin;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
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
        var decoder = new NimbusJwtDecoder(signatures.of(provider));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(provider), onlyForUs(provider.getClientId())));
        return decoder;
    }

    /** Section 3.1.3.7, rule 3: a token that is also meant for somebody we do not trust is refused. */
    private static OAuth2TokenValidator<Jwt> onlyForUs(String clientId) {
        return token -> List.of(clientId).equals(token.getAudience())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_id_token", "The id token is meant for others too", null));
    }
}
