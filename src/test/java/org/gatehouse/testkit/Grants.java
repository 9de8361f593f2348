package org.gatehouse.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link TestProvider} issued. Refresh tokens are replaced at each use; one that comes back ends all that came
 * from the same authorization (RFC 9700, section 4.14.2).
 */
final class Grants {

    /** One authorization: its code, and the family of tokens that came from it. */
    static final class Grant {
        final String subject;
        final String sid;
        final @Nullable Instant authTime;
        private final Set<String> replaced = new HashSet<>();
        private @Nullable String nonce;
        private String refreshToken = "";
        private boolean revoked;

        Grant(String subject, String sid, @Nullable String nonce, @Nullable Instant authTime) {
            this.subject = subject;
            this.sid = sid;
            this.nonce = nonce;
            this.authTime = authTime;
        }

        /** Only for the first id token: OpenID Connect Core 1.0, section 12.2. */
        synchronized @Nullable String takeNonce() {
            String taken = nonce;
            nonce = null;
            return taken;
        }
    }

    /** How often a refresh token came back that had been replaced. */
    final AtomicInteger reuses = new AtomicInteger();

    private record Code(Grant grant, @Nullable String challenge) {}

    private final Map<String, Code> byCode = new ConcurrentHashMap<>();
    private final Map<String, Grant> byRefreshToken = new ConcurrentHashMap<>();
    private final Map<String, Grant> byAccessToken = new ConcurrentHashMap<>();

    /** @param challenge of the proof key, where the request had one */
    String code(Grant grant, @Nullable String challenge) {
        String code = UUID.randomUUID().toString();
        byCode.put(code, new Code(grant, challenge));
        return code;
    }

    /** For whoever knows the proof key's verifier (RFC 7636, section 4.6). */
    Optional<Grant> redeem(String code, String verifier) {
        return Optional.ofNullable(byCode.remove(code))
                .filter(known -> known.challenge == null || known.challenge.equals(s256(verifier)))
                .map(Code::grant);
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    synchronized String newRefreshToken(Grant grant) {
        grant.replaced.add(grant.refreshToken);
        grant.refreshToken = "refresh-" + UUID.randomUUID();
        byRefreshToken.put(grant.refreshToken, grant);
        return grant.refreshToken;
    }

    /** At once marks the token as used, so that of two requests that bring it one is refused. */
    synchronized Optional<Grant> refresh(String token) {
        Grant grant = byRefreshToken.get(token);
        if (grant != null && !grant.revoked && !grant.replaced.add(token)) {
            reuses.incrementAndGet();
            grant.revoked = true;
        }
        return Optional.ofNullable(grant).filter(known -> !known.revoked);
    }

    void issued(String accessToken, Grant grant) {
        byAccessToken.put(accessToken, grant);
    }

    synchronized Optional<Grant> ofAccessToken(String token) {
        return Optional.ofNullable(byAccessToken.get(token)).filter(grant -> !grant.revoked);
    }

    /** A refresh token takes the whole family with it, an access token only itself (RFC 7009, section 2.1). */
    synchronized void revoke(String token) {
        byAccessToken.remove(token);
        Grant grant = byRefreshToken.get(token);
        if (grant != null) {
            grant.revoked = true;
        }
    }
}
