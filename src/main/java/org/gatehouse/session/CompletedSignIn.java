package org.gatehouse.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/** A sign-in that the provider has just vouched for and that is not stored yet: what a session begins with. */
public final class CompletedSignIn extends OAuth2AuthenticationToken {

    private final transient SignedInUser user;
    private final transient Tokens tokens;
    private final @Nullable String sid;
    private final @Nullable Instant authenticated;

    /**
     * @param sid the provider's session, or null when it names none
     * @param authenticated {@code auth_time}, or null when the provider does not tell
     */
    public CompletedSignIn(SignedInUser user, Tokens tokens, @Nullable String sid, @Nullable Instant authenticated) {
        super(user, List.of(), user.provider());
        this.user = user;
        this.tokens = tokens;
        this.sid = sid;
        this.authenticated = authenticated;
    }

    SignedInUser user() {
        return user;
    }

    Tokens tokens() {
        return tokens;
    }

    @Nullable
    String sid() {
        return sid;
    }

    @Nullable
    Instant authenticated() {
        return authenticated;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
