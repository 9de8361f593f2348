package org.gatehouse.builtin.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** What tokens and user info say about a user, read anew each time so that a refresh brings changes along. */
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    static final Duration LIFETIME = Duration.ofHours(1);
    static final List<String> SUPPORTED = List.of(
            "sub",
            "name",
            "given_name",
            "family_name",
            "preferred_username",
            "updated_at",
            "email",
            "email_verified",
            "groups",
            "sid",
            "auth_time");

    private final Users users;
    private final Groups groups;
    private final String audience;

    TokenClaims(Users users, Groups groups, IdentityServer.Settings settings) {
        this.users = users;
        this.groups = groups;
        this.audience = settings.audience();
    }

    /** Refuses with {@code invalid_grant} when the user may no longer be signed in. */
    @Override
    public void customize(JwtEncodingContext context) {
        Authentication principal = Objects.requireNonNull(context.<Authentication>getPrincipal());
        User user = users.byId(principal.getName())
                .filter(found -> mayHaveTokens(found, context))
                .orElseThrow(() -> new OAuth2AuthenticationException("invalid_grant"));
        Set<String> scopes = context.getAuthorizedScopes();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            context.getClaims()
                    .audience(List.of(audience))
                    .claim("scope", String.join(" ", scopes))
                    .claim("scp", List.copyOf(scopes))
                    .claim("cid", context.getRegisteredClient().getClientId())
                    .claim("uid", user.id())
                    .claim("name", user.name())
                    .claim("email", user.email())
                    .claim("groups", groups.namesOf(user.id()));
        } else {
            context.getClaims()
                    .expiresAt(Instant.now().plus(LIFETIME))
                    .claims(claims -> claims.putAll(standard(user, scopes)))
                    .claims(claims -> claims.putAll(session(principal)));
        }
    }

    /** A code is no good once its session was ended; tokens outlive the session where nobody said otherwise. */
    private static boolean mayHaveTokens(User user, JwtEncodingContext context) {
        return AuthorizationGrantType.AUTHORIZATION_CODE.equals(context.getAuthorizationGrantType())
                ? BrowserSession.signedInAt(context.getPrincipal())
                        .filter(user::isSignedInSince)
                        .isPresent()
                : user.mayStaySignedIn();
    }

    /** The library has found the access token valid and in use before it asks. */
    OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        User user = users.byId(context.getAuthorization().getPrincipalName())
                .filter(User::mayStaySignedIn)
                .orElseThrow(() -> new OAuth2AuthenticationException("invalid_token"));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.id());
        claims.putAll(standard(user, context.getAccessToken().getScopes()));
        return new OidcUserInfo(claims);
    }

    /**
     * When and in which browser session the password was entered: as remembered with the authorization, where the
     * library would take the user's last session in whichever browser.
     */
    private static Map<String, Object> session(Authentication principal) {
        Map<String, Object> claims = new LinkedHashMap<>();
        BrowserSession.sid(principal).ifPresent(sid -> claims.put("sid", sid));
        BrowserSession.signedInAt(principal).ifPresent(instant -> claims.put("auth_time", Date.from(instant)));
        return claims;
    }

    /** {@code profile} is enough for the groups, as with an Okta application whose groups claim has a filter. */
    private Map<String, Object> standard(User user, Set<String> scopes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        if (scopes.contains("profile")) {
            claims.put("name", user.name());
            claims.put("given_name", user.firstName());
            claims.put("family_name", user.lastName());
            claims.put("preferred_username", user.login());
            claims.put("updated_at", user.lastUpdated().getEpochSecond());
        }
        if (scopes.contains("email")) {
            claims.put("email", user.email());
            // Nobody sends mail here, so nobody has proven to read it.
            claims.put("email_verified", false);
        }
        if (scopes.contains("profile") || scopes.contains("groups")) {
            claims.put("groups", groups.namesOf(user.id()));
        }
        return claims;
    }
}
