package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionTokensTest {

    private static final SignedInUser ADA =
            new SignedInUser("oidc", "https://id.example", "1", null, "Ada", null, List.of(), Map.of());
    private final AtomicInteger refreshes = new AtomicInteger();

    @Test
    void yieldsTheTokenWhileItIsGood() {
        var tokens = new SessionTokens(new Tokens("good", Instant.now().plusSeconds(60), null, null));

        assertThat(tokens.freshAccessToken(ADA, this::renew)).isEqualTo("good");
        assertThat(refreshes).hasValue(0);
    }

    @Test
    void renewsShortlyBeforeTheEnd() {
        var tokens = new SessionTokens(new Tokens("old", Instant.now().plusSeconds(10), "refresh", null));

        assertThat(tokens.freshAccessToken(ADA, this::renew)).isEqualTo("new");
    }

    @Test
    void usesATokenThatCannotBeRenewedToItsEnd() {
        var tokens = new SessionTokens(new Tokens("short", Instant.now().plusSeconds(10), null, null));

        assertThat(tokens.freshAccessToken(ADA, this::renew)).isEqualTo("short");
    }

    @Test
    void renewsOnceForManyCallers() throws Exception {
        var tokens = new SessionTokens(new Tokens("old", Instant.now().minusSeconds(1), "refresh", null));
        Callable<String> call = () -> tokens.freshAccessToken(ADA, this::renew);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    threads.invokeAll(IntStream.range(0, 50).mapToObj(i -> call).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("new");
            }
        }
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void asksToSignInAgainWithoutRefreshToken() {
        var tokens = new SessionTokens(new Tokens("old", Instant.now().minusSeconds(1), null, null));

        assertThatThrownBy(() -> tokens.freshAccessToken(ADA, this::renew)).isInstanceOf(SignInAgain.class);
    }

    @Test
    void keepsTheOldTokensWhenTheProviderFails() {
        var tokens = new SessionTokens(new Tokens("old", Instant.now().minusSeconds(1), "refresh", null));

        assertThatThrownBy(() -> tokens.freshAccessToken(ADA, (user, held) -> {
                    throw new IllegalStateException("provider down");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(tokens.freshAccessToken(ADA, this::renew)).isEqualTo("new");
    }

    @Test
    void tellsNoTokenInItsText() {
        assertThat(new Tokens("access-1", Instant.now(), "refresh-1", "id-1").toString())
                .doesNotContain("access-1", "refresh-1", "id-1");
    }

    private Tokens renew(SignedInUser user, Tokens held) {
        refreshes.incrementAndGet();
        return new Tokens("new", Instant.now().plusSeconds(60), "rotated", held.idToken());
    }
}
