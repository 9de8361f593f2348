package org.gatehouse.session;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * One sign-in: the person, and what features keep for as long as it lasts. Wherever a copy of it lies, it is worth nothing
 * from the moment its session ends.
 */
public final class SignedIn extends OAuth2AuthenticationToken {

    private final transient AuthSession session;

    /** A session is about to begin; published as an application event, within the transaction that stores it. */
    public record Beginning(SignedIn signIn) {}

    /** Somebody has just signed in; published as an application event. */
    public record Begun(SignedIn signIn) {}

    /** A session is about to end for good; published as an application event, within the transaction that ends it. */
    public record Ended(String sessionId, String issuer, String subject, String name, EndReason reason) {}

    SignedIn(AuthSession session) {
        super(session.user(), List.of(), session.user().provider());
        this.session = session;
    }

    /** As the provider last described the person. */
    public SignedInUser user() {
        return session.user();
    }

    @Override
    public SignedInUser getPrincipal() {
        return session.user();
    }

    /** False once the session has ended. */
    @Override
    public boolean isAuthenticated() {
        return session.isLive();
    }

    /** Names the session, opens nothing. */
    public String sessionId() {
        return session.id();
    }

    /** When the person last proved who they are to the provider ({@code auth_time}), or null when it does not tell. */
    public @Nullable Instant authenticatedAt() {
        return session.authenticated();
    }

    /** Groups that the person had since they logged in, as far as this node knows, and has no more. */
    public Set<String> lostGroups() {
        return session.lostGroups();
    }

    /** What a feature keeps with this sign-in, made on first use: one object of each type. */
    public <T> T keep(Class<T> type, Supplier<T> first) {
        return session.keep(type, first);
    }

    AuthSession session() {
        return session;
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
