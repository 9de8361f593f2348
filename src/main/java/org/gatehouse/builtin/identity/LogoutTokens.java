package org.gatehouse.builtin.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;

/** Tells the application of log-outs: OpenID Connect Back-Channel Logout 1.0, sections 2.4 and 2.5. */
@Component
class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    private final IdentityServer.Settings settings;
    private final JwtEncoder encoder;
    private final LogoutDelivery delivery;

    LogoutTokens(IdentityServer.Settings settings, JWKSource<SecurityContext> keys, LogoutDelivery delivery) {
        this.settings = settings;
        this.encoder = new NimbusJwtEncoder(keys);
        this.delivery = delivery;
    }

    /**
     * Returns at once; the token is made and sent in the background.
     *
     * @param sid the browser session that ended, or null when all of the user's did
     */
    void send(String userId, @Nullable String sid) {
        // Made when its turn comes: it is valid for two minutes, and the line before it may be long.
        delivery.deliver(() -> token(userId, sid));
    }

    private String token(String userId, @Nullable String sid) {
        Instant now = Instant.now();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .issuer(settings.issuer())
                .audience(List.of(settings.clientId()))
                .subject(userId)
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .id(UUID.randomUUID().toString())
                .claim("events", Map.of(EVENT, Map.of()));
        if (sid != null) {
            claims.claim("sid", sid);
        }
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.RS256).type("logout+jwt").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
