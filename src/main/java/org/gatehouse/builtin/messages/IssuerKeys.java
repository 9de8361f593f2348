package org.gatehouse.builtin.messages;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The issuer's keys: found through its metadata at first use, kept, and fetched anew for an unknown key, within limits. */
final class IssuerKeys implements JWKSource<SecurityContext>, AutoCloseable {

    private static final long FRESH_MS = 15 * 60_000;
    private static final long FETCH_LIMIT_MS = 10_000;

    /** At least two fetches of five seconds each, metadata and keys. */
    private static final long WAIT_FOR_FETCH_MS = 12_000;

    private final String issuer;
    private final Documents documents = new Documents();
    private final JWKSource<SecurityContext> keys;

    IssuerKeys(String issuer) {
        this.issuer = issuer;
        this.keys = JWKSourceBuilder.create(new OverTheNetwork())
                .cache(FRESH_MS, WAIT_FOR_FETCH_MS)
                .refreshAheadCache(false)
                .rateLimited(FETCH_LIMIT_MS)
                .outageTolerant(24 * 3_600_000L)
                .build();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return keys.get(selector, context);
        } catch (RateLimitReachedException e) {
            return List.of(); // asked for too often: the key counts as unknown
        }
    }

    @Override
    public void close() {
        documents.close();
    }

    private final class OverTheNetwork implements JWKSetSource<SecurityContext> {

        @Override
        public JWKSet getJWKSet(
                JWKSetCacheRefreshEvaluator refresh, long currentTime, @Nullable SecurityContext context)
                throws KeySourceException {
            try {
                return JWKSet.parse(new String(documents.get(keysUri()), StandardCharsets.UTF_8));
            } catch (IOException | ParseException | IllegalArgumentException | JacksonException e) {
                throw new JWKSetUnavailableException("The issuer's keys cannot be fetched", e);
            }
        }

        private URI keysUri() throws IOException {
            String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            JsonNode metadata =
                    JsonMapper.shared().readTree(documents.get(URI.create(base + "/.well-known/openid-configuration")));
            if (!issuer.equals(metadata.path("issuer").asString(""))) {
                throw new IOException("The metadata speaks for another issuer");
            }
            return URI.create(metadata.path("jwks_uri").asString(""));
        }

        @Override
        public void close() {
            // The documents are closed with the keys.
        }
    }
}
