package org.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
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
    private final ProviderHttp http =
            new ProviderHttp(new BoundedHttp.Limits(Duration.ofSeconds(1), Duration.ofMillis(900), 512 * 1024));
    private final RestClient client =
            RestClient.builder().requestFactory(http).baseUrl(provider.url()).build();

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
        assertThatThrownBy(() -> get(path)).isInstanceOf(ResourceAccessException.class);
    }

    @Test
    void turnsCallsAwayAtOnceWhileManyHangAndTakesThemAgainAfterwards() throws Exception {
        provider.on("/never", TestServer.never()).on("/", TestServer.json(200, "well"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var refused = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(() -> failure("/never")))
                    .toList();
            Thread.sleep(500);
            long before = System.nanoTime();
            assertThat(failure("/")).contains("Too many calls");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(300));
            for (var one : refused) {
                assertThat(one.get()).isNotEmpty();
            }
        }
        assertThat(provider.requests()).hasSizeLessThanOrEqualTo(150);
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
            RestClient calls = RestClient.builder()
                    .requestFactory(patient)
                    .baseUrl(provider.url())
                    .build();
            var answers = IntStream.range(0, 140)
                    .mapToObj(i ->
                            threads.submit(() -> calls.get().uri("/").retrieve().body(String.class)))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("well");
            }
        }
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
