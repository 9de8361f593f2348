package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A provider that was down when the application started, is slow, and comes back: one story, told in order. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProviderOutageTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;
    private static final String METADATA = "/.well-known/openid-configuration";

    private final HttpBrowser browser = new HttpBrowser(HOME);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("PORT", () -> PORT);
        settings.add("IDENTITY_PROVIDER", () -> "okta");
        settings.add("OIDC_ISSUER", () -> "http://localhost:" + PROVIDER_PORT);
        settings.add("OIDC_CLIENT_ID", () -> TestProvider.CLIENT_ID);
        settings.add("OIDC_CLIENT_SECRET", () -> TestProvider.CLIENT_SECRET);
    }

    @Test
    @Order(1)
    void servesWithoutAProviderAndSaysThatNobodyCanLogIn() {
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/health/readiness").statusCode()).isEqualTo(503);

        var page = browser.open("/login?continue=/protected");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("Okta cannot be reached").contains("href=\"/login?continue=%2Fprotected\"");
    }

    @Test
    @Order(2)
    @Timeout(60)
    void asksASlowProviderOnceForTwoHundredLogIns() {
        var answer = new CountDownLatch(1);
        try (var provider = new TestProvider(PROVIDER_PORT);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            provider.metadata = all -> {
                await(answer);
                return all;
            };
            untilAsked(provider);

            List<CompletableFuture<String>> logIns = IntStream.range(0, 200)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> location(new HttpBrowser(HOME).get("/login")).orElse(""), threads))
                    .toList();

            assertThat(logIns).allSatisfy(logIn -> assertThat(logIn.join()).isEqualTo("/login?error=unavailable"));
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            assertThat(provider.callsTo(METADATA)).isLessThanOrEqualTo(2);
            answer.countDown();
        }
    }

    @Test
    @Order(3)
    @Timeout(60)
    void findsTheProviderByItselfWhenItIsBack() {
        try (var provider = new TestProvider(PROVIDER_PORT)) {
            until(() -> browser.get("/actuator/health/readiness").statusCode() == 200);

            assertThat(browser.open("/login").uri()).hasToString(HOME + "/dashboard");
            assertThat(provider.lastAuthorization).doesNotContainKey("audience");
        }
    }

    @Test
    @Order(4)
    @Timeout(60)
    void keepsSignedInPeopleThroughAnOutage() {
        try (var provider = new TestProvider(PROVIDER_PORT)) {
            assertThat(browser.open("/login").uri()).hasToString(HOME + "/dashboard");
            assertThat(provider.calls).contains("/token");
        }

        until(() -> browser.get("/actuator/health/readiness").statusCode() == 503);
        assertThat(browser.get("/dashboard").statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(new HttpBrowser(HOME).open("/login").body()).contains("Okta cannot be reached");
    }

    @Test
    @Order(5)
    @Timeout(120)
    void servesEverybodyElseWhileTwoHundredLogInsHang() {
        try (var provider = new TestProvider(PROVIDER_PORT);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            until(() -> browser.open("/login").uri().getPath().equals("/dashboard"));
            List<Runnable> callbacks = IntStream.range(0, 200)
                    .mapToObj(i -> callback(new HttpBrowser(HOME)))
                    .toList();
            provider.tokenHangs = true;
            var logIns = callbacks.stream()
                    .map(callback -> CompletableFuture.runAsync(callback, threads))
                    .toList();
            until(() -> provider.callsTo("/token") > 30);
            pause(Duration.ofMillis(500));

            for (String page : List.of("/", "/dashboard", "/")) {
                assertThat(browser.get(page).statusCode()).isEqualTo(200);
            }
            assertThat(logIns).as("still at the provider").anyMatch(logIn -> !logIn.isDone());
            logIns.forEach(CompletableFuture::join);
            assertThat(provider.callsTo("/token")).isLessThanOrEqualTo(150);
        }
    }

    /** Somebody who comes back from the provider, and is told that it is of no avail. */
    private static Runnable callback(HttpBrowser person) {
        String address = location(person.get(location(person.get("/login")).orElseThrow()))
                .orElseThrow();
        return () -> assertThat(location(person.get(address))).contains("/login?error=unavailable");
    }

    /** One question hangs at the provider from now on. */
    private void untilAsked(TestProvider provider) {
        until(() -> {
            browser.get("/login");
            return provider.callsTo(METADATA) > 0;
        });
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            pause(Duration.ofMillis(100));
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
