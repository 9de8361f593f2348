package org.gatehouse.api;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import java.util.List;
import java.util.Objects;
import org.gatehouse.provider.GroupsClaim;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.provider.ProviderKeys;
import org.gatehouse.provider.ProviderMetadata;
import org.gatehouse.provider.SignedByProvider;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Which bearer tokens count, and whose they are. The issuer is asked for its keys when the first token comes. */
final class BearerTokens {

    private final ApiSettings settings;
    private final ProviderHttp http;

    BearerTokens(ApiSettings settings, ProviderHttp http) {
        this.settings = settings;
        this.http = http;
    }

    JwtDecoder decoder() {
        var keys = new ProviderKeys(
                http, () -> ProviderMetadata.discover(settings.issuer(), http).jwksUri());
        var processor = new SignedByProvider(SignedByProvider.ALGORITHMS, keys);
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(),
                new JwtClaimValidator<>(JwtClaimNames.EXP, expiry -> expiry != null),
                new JwtClaimValidator<>(JwtClaimNames.SUB, subject -> subject != null),
                new JwtIssuerValidator(settings.issuer()),
                new JwtAudienceValidator(settings.audience())));
        return decoder;
    }

    AbstractAuthenticationToken authentication(Jwt token) {
        return UsernamePasswordAuthenticationToken.authenticated(user(token), null, List.of());
    }

    private SignedInUser user(Jwt token) {
        String subject = Objects.requireNonNull(token.getSubject(), "checked by the decoder");
        String name = text(token, "name");
        return new SignedInUser(
                settings.provider(),
                settings.issuer(),
                subject,
                text(token, "given_name"),
                name == null ? subject : name,
                text(token, "email"),
                new GroupsClaim(settings.groupsClaim()).read(token.getClaims()).names(),
                token.getClaims());
    }

    private static @Nullable String text(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String text && !text.isBlank() ? text : null;
    }
}
