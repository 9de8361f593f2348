package org.gatehouse.signin;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The provider let the person in, but {@code ALLOWED_GROUPS} does not. */
final class NotAllowed extends OAuth2AuthenticationException {

    private final String idToken;

    NotAllowed(String idToken) {
        super(new OAuth2Error("not_allowed"), "The person is in none of the allowed groups");
        this.idToken = idToken;
    }

    /** To log out at the provider, without which every new try would end the same way. */
    String idToken() {
        return idToken;
    }
}
