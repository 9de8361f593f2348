package org.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link TestProvider} makes sure who calls its endpoints (OpenID Connect Core 1.0, section 9). Everybody may call
 * until a test names the ways that are accepted.
 */
public final class ClientProofs {

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Names of client authentication methods; empty: nobody is asked. */
    public volatile List<String> accepted = List.of();
    /** Checks the signatures of {@code private_key_jwt}; with an id, they must name it. */
    public volatile @Nullable JWK publicKey;

    /** The algorithms that assertions may be signed with. */
    public volatile List<String> algorithms = List.of("RS256", "ES256");

    /** Why callers were turned away, in order. */
    public final List<String> refusals = new CopyOnWriteArrayList<>();

    private final Set<String> usedIds = ConcurrentHashMap.newKeySet();

    /** A new key of a client. */
    public static RSAKey newKey(@Nullable String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A private key on one line, as in {@code .env}. */
    public static String pem(RSAKey key) {
        try {
            String der = Base64.getEncoder().encodeToString(key.toPrivateKey().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\\n" + der + "\\n-----END PRIVATE KEY-----";
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void announce(Map<String, Object> metadata) {
        if (!accepted.isEmpty()) {
            metadata.put("token_endpoint_auth_methods_supported", accepted);
            metadata.put("token_endpoint_auth_signing_alg_values_supported", algorithms);
        }
    }

    boolean accept(HttpExchange exchange, Map<String, String> form, String issuer) {
        String refusal = accepted.isEmpty() ? null : refusal(exchange, form, issuer);
        if (refusal != null) {
            refusals.add(refusal);
        }
        return refusal == null;
    }

    /** Why the caller is not the application, or null when it is. */
    private @Nullable String refusal(HttpExchange exchange, Map<String, String> form, String issuer) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String method = header != null
                ? "client_secret_basic"
                : form.containsKey("client_assertion") ? "private_key_jwt" : "client_secret_post";
        if (!accepted.contains(method)) {
            return method + " is not accepted";
        }
        if (header != null && (form.containsKey("client_secret") || form.containsKey("client_assertion"))) {
            return "two proofs at once"; // RFC 6749, section 2.3
        }
        return switch (method) {
            case "client_secret_basic" -> secretRefusal(header);
            case "client_secret_post" ->
                isClient(form.get("client_id"), form.get("client_secret")) ? null : "wrong secret in the form";
            default -> assertionRefusal(form, issuer, exchange.getRequestURI().getPath());
        };
    }

    private static @Nullable String secretRefusal(String header) {
        String[] pair =
                new String(Base64.getDecoder().decode(header.replaceFirst("^Basic ", "")), UTF_8).split(":", -1);
        return pair.length == 2 && isClient(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8))
                ? null
                : "wrong secret in the header";
    }

    private static boolean isClient(@Nullable String id, @Nullable String secret) {
        return TestProvider.CLIENT_ID.equals(id) && TestProvider.CLIENT_SECRET.equals(secret);
    }

    /** RFC 7523, section 3. */
    private @Nullable String assertionRefusal(Map<String, String> form, String issuer, String path) {
        try {
            SignedJWT jwt = SignedJWT.parse(form.get("client_assertion"));
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Instant now = Instant.now();
            Instant end = claims.getExpirationTime().toInstant();
            if (!ASSERTION.equals(form.get("client_assertion_type"))) {
                return "another type of assertion";
            } else if (!algorithms.contains(jwt.getHeader().getAlgorithm().getName()) || !isSignedByTheKey(jwt)) {
                return "wrong signature";
            } else if (!TestProvider.CLIENT_ID.equals(claims.getIssuer())
                    || !TestProvider.CLIENT_ID.equals(claims.getSubject())) {
                return "about another client";
            } else if (!List.of(issuer).equals(claims.getAudience())
                    && !List.of(issuer + "/token").equals(claims.getAudience())
                    && !List.of(issuer + path).equals(claims.getAudience())) {
                return "for another server";
            } else if (end.isBefore(now) || end.isAfter(now.plus(LONGEST))) {
                return "expired, or good for too long";
            }
            return usedIds.add(Objects.requireNonNull(claims.getJWTID())) ? null : "used before";
        } catch (ParseException | JOSEException malformed) {
            return "not understood";
        }
    }

    private boolean isSignedByTheKey(SignedJWT jwt) throws JOSEException {
        JWK key = Objects.requireNonNull(publicKey);
        JWSVerifier verifier =
                key.toPublicJWK() instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier(key.toECKey());
        return Objects.equals(key.getKeyID(), jwt.getHeader().getKeyID()) && jwt.verify(verifier);
    }
}
