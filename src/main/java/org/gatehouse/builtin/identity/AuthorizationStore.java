package org.gatehouse.builtin.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Authorizations in two tables: the authorization itself, and the hashes by which its tokens are found. The library's
 * own store searches unindexed columns of plain tokens and forgets refresh tokens once they are replaced; this one
 * remembers them, and takes one that comes back as stolen (RFC 9700, section 4.14.2).
 */
@Component
class AuthorizationStore implements OAuth2AuthorizationService {

    private static final String VERSION = "store.version";
    private static final String REFRESH = "refresh_token";

    private final JdbcClient jdbc;

    AuthorizationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Refuses with {@code invalid_grant} when the authorization was changed since it was read: of two requests that
     * bring the same code or refresh token at the same time, one wins.
     */
    @Override
    @Transactional
    public void save(OAuth2Authorization authorization) {
        Integer version = authorization.getAttribute(VERSION);
        String content = AuthorizationText.write(authorization);
        OffsetDateTime expires = expiry(authorization);
        if (version == null) {
            forgetExpired();
            jdbc.sql(
                            "INSERT INTO authorizations (id, user_id, sid, version, expires, content) VALUES (?, ?, ?, 1, ?, ?)")
                    .param(authorization.getId())
                    .param(authorization.getPrincipalName())
                    .param(sid(authorization))
                    .param(expires)
                    .param(content)
                    .update();
        } else if (jdbc.sql("UPDATE authorizations SET version = version + 1, expires = ?, content = ?"
                                + " WHERE id = ? AND version = ?")
                        .params(expires, content, authorization.getId(), version)
                        .update()
                == 0) {
            throw new OAuth2AuthenticationException("invalid_grant");
        }
        addToken(authorization, "code", authorization.getToken(OAuth2AuthorizationCode.class));
        addToken(authorization, "access_token", authorization.getAccessToken());
        addToken(authorization, REFRESH, authorization.getRefreshToken());
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        remove(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return read(id).orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        Optional<Found> found = jdbc.sql("SELECT authorization_id AS id, kind, replaced FROM tokens WHERE hash = ?")
                .param(hash(token))
                .query(Found.class)
                .optional()
                .filter(row -> type == null || type.getValue().equals(row.kind));
        if (found.isPresent() && found.get().replaced) {
            if (found.get().kind.equals(REFRESH)) {
                remove(found.get().id);
            }
            return null;
        }
        return found.flatMap(row -> read(row.id)).orElse(null);
    }

    /** Ends what came from one browser session: of its tokens none is good any more. */
    void endSession(String userId, String sid) {
        jdbc.sql("DELETE FROM authorizations WHERE user_id = ? AND sid = ?")
                .params(userId, sid)
                .update();
    }

    void endAll(String userId) {
        jdbc.sql("DELETE FROM authorizations WHERE user_id = ?").param(userId).update();
    }

    /** Named as the columns: the mapper tries other spellings by failing, and H2 writes a file about each failure. */
    private record Found(String id, String kind, boolean replaced) {}

    private void remove(String id) {
        jdbc.sql("DELETE FROM authorizations WHERE id = ?").param(id).update();
    }

    private Optional<OAuth2Authorization> read(String id) {
        return jdbc.sql("SELECT content, version FROM authorizations WHERE id = ?")
                .param(id)
                .query(Stored.class)
                .optional()
                .flatMap(stored -> AuthorizationText.read(stored.content)
                        .map(authorization -> OAuth2Authorization.from(authorization)
                                .attribute(VERSION, stored.version)
                                .build()));
    }

    private record Stored(String content, int version) {}

    private void addToken(
            OAuth2Authorization authorization, String kind, OAuth2Authorization.@Nullable Token<?> token) {
        if (token == null) {
            return;
        }
        String hash = hash(token.getToken().getTokenValue());
        boolean known = jdbc.sql("SELECT hash FROM tokens WHERE hash = ?")
                .param(hash)
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            jdbc.sql("UPDATE tokens SET replaced = TRUE WHERE authorization_id = ? AND kind = ?")
                    .params(authorization.getId(), kind)
                    .update();
            jdbc.sql("INSERT INTO tokens (hash, authorization_id, kind, replaced) VALUES (?, ?, ?, FALSE)")
                    .params(hash, authorization.getId(), kind)
                    .update();
        }
    }

    private static @Nullable String sid(OAuth2Authorization authorization) {
        return BrowserSession.sid(authorization.getAttribute(Principal.class.getName()))
                .orElse(null);
    }

    private void forgetExpired() {
        jdbc.sql("DELETE FROM authorizations WHERE expires < ?")
                .param(Users.now())
                .update();
    }

    /** A day more than the longest-lived token, to tell a late guest from a forged one. */
    private static OffsetDateTime expiry(OAuth2Authorization authorization) {
        Instant last = Stream.of(
                        authorization.getToken(OAuth2AuthorizationCode.class),
                        authorization.getAccessToken(),
                        authorization.getRefreshToken())
                .filter(Objects::nonNull)
                .map(OAuth2Authorization.Token::getToken)
                .map(OAuth2Token::getExpiresAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseGet(Instant::now);
        return last.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC);
    }

    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
