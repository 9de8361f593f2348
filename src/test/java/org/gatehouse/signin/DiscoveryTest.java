package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.TestProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DiscoveryTest {

    private static final String METADATA = "/.well-known/openid-configuration";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final int port = FreePorts.next();
    private final ProviderHttp http = new ProviderHttp();
    private TestProvider provider = new TestProvider(port);
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Discovery discovery = new Discovery(
            Configured.provider("oidc", provider.issuer()).checkedProviders().getFirst(),
            "http://localhost/callback",
            http,
            () -> now);

    @AfterEach
    void stop() {
        provider.close();
        http.close();
    }

    @Test
    void asksOnce() {
        var first = discovery.registration();

        assertThat(discovery.registration()).isSameAs(first);
        assertThat(provider.callsTo(METADATA)).isEqualTo(1);
    }

    @Test
    void leavesOutAUserInfoEndpointThatTakesNoTokensForAnotherApi() {
        var entra = new Discovery(
                Configured.provider("entra", provider.issuer())
                        .checkedProviders()
                        .getFirst(),
                "http://localhost/callback",
                http,
                () -> now);

        assertThat(userInfo(entra)).isNull();
        assertThat(userInfo(discovery)).isEqualTo(provider.issuer() + "/userinfo");
    }

    private static @Nullable String userInfo(Discovery discovery) {
        return discovery
                .registration()
                .getProviderDetails()
                .getUserInfoEndpoint()
                .getUri();
    }

    @Test
    void findsAProviderThatReturns() {
        provider.close();
        assertThatThrownBy(discovery::registration).isInstanceOf(ProviderUnavailable.class);

        provider = new TestProvider(port);
        now = now.plusSeconds(1);

        assertThat(discovery.registration().getProviderDetails().getIssuerUri()).isEqualTo(provider.issuer());
    }

    @Test
    @Timeout(30)
    void noticesAnEndpointThatMovedWithoutMakingAnybodyWait() {
        discovery.registration();
        tokenEndpoint("/moved");
        now = now.plus(Duration.ofMinutes(16));

        until(() -> discovery.registration().getProviderDetails().getTokenUri().endsWith("/moved"));
    }

    @Test
    @Timeout(30)
    void keepsWhatItKnowsWhileTheProviderIsGoneOrTalksNonsense() {
        var known = discovery.registration();
        provider.metadata = all -> {
            all.remove("authorization_endpoint");
            return all;
        };
        now = now.plus(Duration.ofMinutes(16));

        until(() -> {
            assertThat(discovery.registration()).isSameAs(known);
            return provider.callsTo(METADATA) == 2;
        });
        provider.close();
        now = now.plus(Duration.ofDays(1));
        assertThat(discovery.registration()).isSameAs(known);
    }

    @Test
    @Timeout(30)
    void keepsTheSameRegistrationWhereNothingChanged() {
        var known = discovery.registration();
        now = now.plus(Duration.ofMinutes(16));
        discovery.registration();
        until(() -> provider.callsTo(METADATA) == 2);

        assertThat(discovery.answers()).isTrue();
        assertThat(discovery.registration()).isSameAs(known);
    }

    @Test
    void isReachableForSomeSecondsAfterASignOfLife() {
        discovery.registration();
        provider.close();

        now = now.plusSeconds(5);
        assertThat(discovery.isReachable(LONG)).isTrue();
        assertThat(discovery.answers()).isFalse();
        now = now.plusSeconds(1);
        assertThat(discovery.isReachable(LONG)).isFalse();
    }

    private void tokenEndpoint(String path) {
        provider.metadata = all -> {
            all.put("token_endpoint", provider.issuer() + path);
            return all;
        };
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
