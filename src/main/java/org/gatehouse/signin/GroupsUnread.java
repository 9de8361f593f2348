package org.gatehouse.signin;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/** The provider let the person in, but not all of their groups are known, and with them whether this application does. */
final class GroupsUnread extends OAuth2AuthenticationException {

    private final boolean forNow;

    /** @param forNow whether they may be known in a moment */
    GroupsUnread(boolean forNow) {
        super(new OAuth2Error("groups_unread"), "The person's groups could not be read");
        this.forNow = forNow;
    }

    boolean isForNow() {
        return forNow;
    }
}
