package org.gatehouse.signin;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Carries the id token from its validation to the session's tokens; lives only as long as the callback request.
 *
 * @param groupsFailed whether the person's groups could not be read, and may be in a moment
 */
record VerifiedUser(SignedInUser user, OidcIdToken idToken, boolean groupsFailed) implements OidcUser {

    @Override
    public Map<String, Object> getClaims() {
        return user.claims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return user.claims();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String getName() {
        return user.subject();
    }
}
