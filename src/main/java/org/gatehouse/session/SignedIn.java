package org.gatehouse.session;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/** One sign-in: the person, their tokens, and what features keep for as long as it lasts. */
public final class SignedIn extends OAuth2AuthenticationToken {

    private final transient SessionTokens tokens;
    private final transient Map<Class<?>, Object> kept = new ConcurrentHashMap<>(2);

    public SignedIn(SignedInUser user, SessionTokens tokens) {
        super(user, List.of(), user.provider());
        this.tokens = tokens;
    }

    public SignedInUser user() {
        return (SignedInUser) getPrincipal();
    }

    public SessionTokens tokens() {
        return tokens;
    }

    /** What a feature keeps with this sign-in, made on first use: one object of each type. */
    public <T> T keep(Class<T> type, Supplier<T> first) {
        return type.cast(kept.computeIfAbsent(type, t -> first.get()));
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
