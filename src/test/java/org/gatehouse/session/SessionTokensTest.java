package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.session.SessionFixture.ADA;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gatehouse.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {

    private static final String COOKIE = "a".repeat(43);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.h2();
    private final SessionFixture node = new SessionFixture(database, new SessionFixture.NoOtherNodes(), null);
    private final RotatingProvider provider = new RotatingProvider();

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void yieldsTheTokenWhileItIsGood() {
        assertThat(node.tokens.freshAccessToken(session(60, "refresh-0"))).isEqualTo("old");
        assertThat(provider.exchanges).hasValue(0);
    }

    @Test
    void renewsShortlyBeforeTheEnd() {
        assertThat(node.tokens.freshAccessToken(session(10, "refresh-0"))).isEqualTo("access-1");
    }

    @Test
    void usesATokenThatCannotBeRenewedToItsEnd() {
        assertThat(node.tokens.freshAccessToken(session(10, null))).isEqualTo("old");
    }

    @Test
    void asksToSignInAgainWithoutRefreshToken() {
        AuthSession session = session(-1, null);

        assertThatThrownBy(() -> node.tokens.freshAccessToken(session)).isInstanceOf(SignInAgain.class);
    }

    @Test
    void exchangesARotatingRefreshTokenOnceForFiftyCallersOnTwoNodes() throws Exception {
        var other = new SessionFixture(database, new SessionFixture.NoOtherNodes(), null);
        AuthSession here = session(-1, "refresh-0");
        AuthSession there = Objects.requireNonNull(
                other.sessions.present(COOKIE).orElseThrow().session());
        other.refresher = provider::refresh;

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 50)
                    .<Callable<String>>mapToObj(i -> () ->
                            i % 2 == 0 ? node.tokens.freshAccessToken(here) : other.tokens.freshAccessToken(there))
                    .toList();
            for (var answer : threads.invokeAll(calls)) {
                assertThat(answer.get()).isEqualTo("access-1");
            }
        }
        assertThat(provider.exchanges).hasValue(1);
        assertThat(provider.reused).isFalse();
    }

    @Test
    void keepsTheTokensWhenTheProviderFailsAndTriesAgain() {
        AuthSession session = session(-1, "refresh-0");
        node.refresher = (user, tokens) -> {
            throw new IllegalStateException("provider down");
        };
        assertThatThrownBy(() -> node.tokens.freshAccessToken(session)).isInstanceOf(IllegalStateException.class);

        node.refresher = provider::refresh;

        assertThat(node.tokens.freshAccessToken(session)).isEqualTo("access-1");
    }

    @Test
    void takesOverFromANodeThatDiedInTheMiddle() {
        AuthSession session = session(-1, "refresh-0");
        assertThat(node.tokenStore.beginRefresh(session.id(), node.now, LONGEST))
                .isPresent();
        node.pass(Duration.ofSeconds(21));

        assertThat(node.tokens.freshAccessToken(session)).isEqualTo("access-1");
    }

    @Test
    void leavesTheTurnToTheNodeThatTookOver() {
        AuthSession session = session(-1, "refresh-0");
        node.refresher = (user, tokens) -> {
            node.pass(Duration.ofSeconds(21));
            assertThat(node.tokenStore.beginRefresh(session.id(), node.now, LONGEST))
                    .isPresent();
            return provider.refresh(user, tokens);
        };
        node.tokens.freshAccessToken(session);

        assertThat(node.tokenStore.beginRefresh(session.id(), node.now, LONGEST))
                .isEmpty();
    }

    @Test
    void keepsTheRotatedTokenForTheNextTime() {
        AuthSession session = session(-1, "refresh-0");
        node.tokens.freshAccessToken(session);

        session.freshness().readAt(node.now, session.freshness().requests());
        node.tokens.inTurn(session, held -> assertThat(held.accessToken()).isEqualTo("access-2"));
        assertThat(node.tokens.freshAccessToken(session)).isEqualTo("access-2");
        assertThat(provider.reused).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsWhetherThereIsARefreshTokenAlsoWhereNoneIsInMemory(boolean there) {
        AuthSession session = session(60, there ? "refresh-0" : null);

        assertThat(node.tokens.areRenewable(session)).isEqualTo(there);
        session.keepAccessToken(null); // as after a restart
        assertThat(node.tokens.areRenewable(session)).isEqualTo(there);
    }

    @Test
    void givesNothingAfterTheEnd() {
        AuthSession session = session(60, "refresh-0");
        node.tokens.freshAccessToken(session);
        node.sessions.end(session.id(), EndReason.LOGGED_OUT);

        assertThatThrownBy(() -> node.tokens.freshAccessToken(session)).isInstanceOf(SignInAgain.class);
    }

    @Test
    void tellsNoTokenInItsText() {
        assertThat(new Tokens("access-1", node.now, "refresh-1", "id-1").toString())
                .doesNotContain("access-1", "refresh-1", "id-1");
    }

    private AuthSession session(int secondsLeft, @Nullable String refreshToken) {
        node.refresher = provider::refresh;
        return node.begin(ADA, COOKIE, new Tokens("old", node.now.plusSeconds(secondsLeft), refreshToken, "id"));
    }

    /** Gives each refresh token once, and notices a second use. */
    private final class RotatingProvider {

        private final AtomicInteger exchanges = new AtomicInteger();
        private final Set<String> used = new HashSet<>();
        private volatile boolean reused;

        synchronized Tokens refresh(SignedInUser user, Tokens held) {
            reused |= !used.add(String.valueOf(held.refreshToken()));
            int number = exchanges.incrementAndGet();
            return new Tokens("access-" + number, node.now.plusSeconds(60), "refresh-" + number, held.idToken());
        }
    }
}
