package org.gatehouse.builtin.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Id tokens that come back to us, as proof of who was signed in where. */
@Component
class IdTokenHints {

    private final IdentityServer.Settings settings;
    private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();

    IdTokenHints(IdentityServer.Settings settings, JWKSource<SecurityContext> keys) {
        this.settings = settings;
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        // Expired ones count: people log out long after they logged in.
        signatures.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /**
     * @param subject whose id token it is
     * @param sid the browser session that it came from; empty in tokens of earlier versions
     */
    record Hint(String subject, Optional<String> sid) {}

    /** What the id token says; empty when it is none of ours, or was not issued to {@code clientId} where one is given. */
    Optional<Hint> read(@Nullable String hint, @Nullable String clientId) {
        if (hint == null || (clientId != null && !clientId.equals(settings.clientId()))) {
            return Optional.empty();
        }
        try {
            JWTClaimsSet claims = signatures.process(hint, null);
            boolean ours = settings.issuer().equals(claims.getIssuer())
                    && claims.getAudience().contains(settings.clientId());
            String subject = claims.getSubject();
            return ours && subject != null
                    ? Optional.of(new Hint(subject, Optional.ofNullable(claims.getStringClaim("sid"))))
                    : Optional.empty();
        } catch (ParseException | BadJOSEException | JOSEException notOurs) {
            return Optional.empty();
        }
    }
}
