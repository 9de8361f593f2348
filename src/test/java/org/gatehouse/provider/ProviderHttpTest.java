package org.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

@Timeout(20)
class ProviderHttpTest {

    private final TestServer provider = new TestServer();
    private final ProviderHttp http = within(Duration.ofSeconds(10));
    private final RestClient client = client(http);

    @AfterEach
    void close() {
        http.close();
        provider.close();
    }

    @Test
    void sendsAFormWithItsHeadersAndReadsJson() {
        provider.on("/token", TestServer.json(200, "{\"access_token\":\"abc\"}"));
        var answer = client.post()
                .uri("/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .headers(headers -> headers.setBasicAuth("id", "s:e%c"))
                .body("grant_type=x")
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, String>>() {});

        assertThat(answer).isEqualTo(Map.of("access_token", "abc"));
        assertThat(provider.requests()).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.body()).isEqualTo("grant_type=x");
            assertThat(request.authorization()).startsWith("Basic ");
        });
    }

    @Test
    void showsAnErrorStatusAsSpringExpectsIt() {
        provider.on("/token", TestServer.json(400, "{\"error\":\"invalid_grant\"}"));
        assertThatThrownBy(() -> get("/token")).isInstanceOfSatisfying(RestClientResponseException.class, e -> {
            assertThat(e.getStatusCode().value()).isEqualTo(400);
            assertThat(e.getResponseBodyAsString()).contains("invalid_grant");
        });
    }

    @Test
    void doesNotFollowARedirect() {
        try (var elsewhere = new TestServer()) {
            elsewhere.on("/", TestServer.json(200, "{}"));
            provider.on("/", TestServer.redirect(elsewhere.url() + "/"));
            assertThatThrownBy(() -> get("/?code=secret"))
                    .isInstanceOf(ResourceAccessException.class)
                    .cause()
                    .hasMessageContaining("redirect")
                    .hasMessageNotContaining("secret");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/drip", "/never", "/flood"})
    void failsSoonOnABadAnswer(String path) {
        provider.on("/drip", TestServer.drip()).on("/never", TestServer.never()).on("/flood", TestServer.flood());
        try (var impatient = within(Duration.ofMillis(900))) {
            RestClient calls = client(impatient);
            assertThatThrownBy(() -> calls.get().uri(path).retrieve().body(String.class))
                    .isInstanceOf(ResourceAccessException.class);
        }
    }

    @Test
    void turnsCallsAwayAtOnceWhileManyHangAndTakesThemAgainAfterwards() throws Exception {
        var answer = new CountDownLatch(1);
        provider.on("/held", exchange -> {
            answer.await();
            TestServer.json(200, "late").to(exchange);
        });
        provider.on("/", TestServer.json(200, "well"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> failure("/held")))
                    .toList();
            await().untilAsserted(() -> assertThat(failure("/")).contains("Too many calls"));
            assertThat(calls).as("still at the provider").anyMatch(call -> !call.isDone());
            answer.countDown();
            for (var one : calls) {
                assertThat(one.get()).isNotEmpty();
            }
        }
        assertThat(provider.requests().stream().filter(request -> request.path().equals("/held")))
                .hasSizeLessThanOrEqualTo(150);
        assertThat(get("/")).isEqualTo("well");
    }

    @Test
    void hasAStormOfCallsStandInLineWhileTheServerAnswers() throws Exception {
        provider.on("/", exchange -> {
            Thread.sleep(20);
            TestServer.json(200, "well").to(exchange);
        });
        try (var patient = new ProviderHttp();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RestClient calls = client(patient);
            var answers = IntStream.range(0, 140)
                    .mapToObj(i ->
                            threads.submit(() -> calls.get().uri("/").retrieve().body(String.class)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("well");
            }
        }
    }

    private static ProviderHttp within(Duration call) {
        return new ProviderHttp(new BoundedHttp.Limits(Duration.ofSeconds(5), call, 512 * 1024));
    }

    private RestClient client(ProviderHttp http) {
        return RestClient.builder().requestFactory(http).baseUrl(provider.url()).build();
    }

    private String failure(String path) {
        try {
            return "none: " + get(path);
        } catch (ResourceAccessException failed) {
            return String.valueOf(failed.getMessage());
        }
    }

    private String get(String path) {
        return String.valueOf(client.get().uri(path).retrieve().body(String.class));
    }
}
