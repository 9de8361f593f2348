package org.gatehouse.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.RunningGatehouse;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process is asked to end, by SIGTERM, while somebody is logging in. */
class DeployIT {

    private final TestProvider provider = new TestProvider(FreePorts.next());
    private final RunningGatehouse gatehouse =
            RunningGatehouse.with("""
            IDENTITY_PROVIDER=oidc
            OIDC_ISSUER=%s
            OIDC_CLIENT_ID=%s
            OIDC_CLIENT_SECRET=%s
            """.formatted(provider.issuer(), TestProvider.CLIENT_ID, TestProvider.CLIENT_SECRET));
    private final HttpBrowser browser = new HttpBrowser(gatehouse.home());
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gatehouse.close();
        provider.close();
    }

    @Test
    void finishesTheLogInThatIsUnderWayAndKnowsThePersonAfterwards() throws Exception {
        provider.userInfo = claims -> {
            asked.countDown();
            await(answer);
            return claims;
        };
        var logIn = CompletableFuture.supplyAsync(() -> browser.get(callback()));
        await(asked);

        var end = CompletableFuture.runAsync(gatehouse::stop);
        Thread.sleep(500); // the process has got the signal and would refuse new requests by now
        answer.countDown();

        assertThat(location(logIn.get(20, TimeUnit.SECONDS))).contains("/dashboard");
        end.get(60, TimeUnit.SECONDS);
        gatehouse.startAgain();
        assertThat(browser.get("/api/me").body()).contains("user-1");
    }

    /** Goes to the provider and back, up to the request that asks the provider about the person. */
    private String callback() {
        String authorization = location(browser.get("/login")).orElseThrow();
        return location(browser.get(authorization)).orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
