package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The tokens of sessions, encrypted in the table. However many calls meet an expired access token, on however many nodes,
 * the refresh token is used once: providers that rotate it take a second use for theft.
 */
@Component
class SessionTokens {

    /** Renewed this long before the end, so that a token does not expire on its way to the API. */
    private static final Duration MARGIN = Duration.ofSeconds(20);
    /** The longest that an exchange takes, after which its node is taken for dead. */
    private static final Duration LONGEST_EXCHANGE = Duration.ofSeconds(20);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final TokenStore store;
    private final SingletonSupplier<TokenSafe> safe;
    private final TokenRefresher refresher;
    private final InstantSource clock;

    SessionTokens(TokenStore store, SessionKeys keys, TokenRefresher refresher, InstantSource clock) {
        this.store = store;
        this.safe = keys.safe();
        this.refresher = refresher;
        this.clock = clock;
    }

    /**
     * An access token that has not expired.
     *
     * @throws SignInAgain if it cannot be had any more
     */
    String freshAccessToken(AuthSession session) {
        AccessToken held = session.accessToken();
        if (held == null || expired(held.expires(), held.renewable())) {
            held = locked(session, () -> current(session));
        }
        return held.value();
    }

    /**
     * Whether there is a refresh token.
     *
     * @throws SignInAgain if the session has ended or its tokens are unreadable
     */
    boolean areRenewable(AuthSession session) {
        AccessToken held = session.accessToken();
        return held == null ? read(session).refreshToken() != null : held.renewable();
    }

    /**
     * Renews the tokens, unless that was done since the person was last asked about, and hands them to {@code work}; where
     * there is no refresh token, as they are.
     *
     * <p>Nothing happens while another node is renewing them, or asking about the person.
     *
     * @throws SignInAgain if the provider refuses
     */
    void inTurn(AuthSession session, Consumer<Tokens> work) {
        Optional<Instant> turn = begin(session);
        if (turn.isEmpty()) {
            return;
        }
        try {
            Tokens held = locked(session, () -> {
                Tokens found = read(session);
                boolean newEnough = session.freshness().hasNewTokens() && !expired(found);
                return found.refreshToken() == null || newEnough ? found : renewed(session, found);
            });
            work.accept(held);
        } finally {
            store.giveUpRefresh(session.id(), turn.get());
        }
    }

    /** @throws SignInAgain if the session has ended or its tokens are unreadable */
    Tokens read(AuthSession session) {
        try {
            return store.find(session.id())
                    .orElseThrow(() -> new SignInAgain("The session has ended"))
                    .open(safe.obtain(), session.id());
        } catch (TokenSafe.Unreadable unreadable) {
            throw new SignInAgain("The session's tokens cannot be read");
        }
    }

    private static <T> T locked(AuthSession session, Supplier<T> work) {
        session.refreshing().lock();
        try {
            return work.get();
        } finally {
            session.refreshing().unlock();
        }
    }

    private AccessToken current(AuthSession session) {
        AccessToken held = session.accessToken();
        if (held != null && !expired(held.expires(), held.renewable())) {
            return held; // somebody who held the lock before us has renewed it
        }
        Tokens tokens = read(session);
        return expired(tokens) ? exchanged(session, tokens) : kept(session, tokens);
    }

    private AccessToken exchanged(AuthSession session, Tokens expired) {
        if (expired.refreshToken() == null) {
            throw new SignInAgain("The access token has expired and there is no refresh token");
        }
        Instant end = Instant.now().plus(PATIENCE);
        Optional<Instant> turn = begin(session);
        while (turn.isEmpty()) {
            Tokens now = read(session);
            if (!now.equals(expired) && !expired(now)) {
                return kept(session, now); // another node has fetched them meanwhile
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("Another node is renewing the tokens and does not finish");
            }
            pause();
            turn = begin(session);
        }
        try {
            Tokens held = read(session); // as the node before us left them
            return kept(session, expired(held) ? renewed(session, held) : held);
        } finally {
            store.giveUpRefresh(session.id(), turn.get());
        }
    }

    /** Empty while it is another node's turn. */
    private Optional<Instant> begin(AuthSession session) {
        return store.beginRefresh(session.id(), clock.instant(), LONGEST_EXCHANGE);
    }

    private Tokens renewed(AuthSession session, Tokens held) {
        int asked = session.freshness().requests();
        Tokens renewed = refresher.refresh(session.user(), held);
        store.replace(session.id(), EncryptedTokens.seal(safe.obtain(), session.id(), renewed));
        session.freshness().tokensWereRenewed(asked);
        kept(session, renewed);
        return renewed;
    }

    private static AccessToken kept(AuthSession session, Tokens tokens) {
        var token = new AccessToken(tokens.accessToken(), tokens.expiresAt(), tokens.refreshToken() != null);
        session.keepAccessToken(token);
        return token;
    }

    private boolean expired(Tokens tokens) {
        return expired(tokens.expiresAt(), tokens.refreshToken() != null);
    }

    private boolean expired(@Nullable Instant end, boolean renewable) {
        Duration margin = renewable ? MARGIN : Duration.ZERO; // the rest of it is all there is
        return end != null && clock.instant().isAfter(end.minus(margin));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another node renews the tokens", interrupted);
        }
    }
}
