package org.gatehouse.signin;

import org.gatehouse.session.SignedInUser;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The provider let the person in, but {@code ALLOWED_GROUPS} does not. */
final class NotAllowed extends OAuth2AuthenticationException {

    private final transient SignedInUser user;
    private final String idToken;

    NotAllowed(SignedInUser user, String idToken) {
        super(new OAuth2Error("not_allowed"), "The person is in none of the allowed groups");
        this.user = user;
        this.idToken = idToken;
    }

    SignedInUser user() {
        return user;
    }

    /** To log out at the provider, without which every new try would end the same way. */
    String idToken() {
        return idToken;
    }
}
