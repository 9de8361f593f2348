package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.TestProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class PendingSignInsTest {

    private final TestProvider provider = new TestProvider(FreePorts.next());
    private final MockHttpSession session = new MockHttpSession();
    private Instant now = Instant.now();
    private PendingSignIns pending;

    @BeforeEach
    void configure() {
        var settings = Configured.provider("oidc", provider.issuer());
        pending = new PendingSignIns(
                new CallbackRules(new Providers(settings, new PublicAddress("", 8080), new ProviderHttp())), () -> now);
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void givesEachRequestOutOnce() {
        begin("a");

        assertThat(finish("oidc", "a")).isNotNull();
        assertThat(finish("oidc", "a")).isNull();
    }

    @Test
    void keepsTheLatestTen() {
        IntStream.range(0, 12).forEach(i -> begin("state-" + i));

        assertThat(finish("oidc", "state-1")).isNull();
        assertThat(finish("oidc", "state-2")).isNotNull();
        assertThat(finish("oidc", "state-11")).isNotNull();
    }

    @Test
    void forgetsARequestAfterTenMinutes() {
        begin("in time");
        begin("too late");

        now = now.plus(Duration.ofMinutes(10));
        assertThat(finish("oidc", "in time")).isNotNull();
        now = now.plusSeconds(1);
        assertThat(finish("oidc", "too late")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "code", "iss", "other"})
    void refusesAParameterThatComesTwice(String name) {
        begin("a");
        var request = request("oidc", "a");
        request.addParameter(name, "a", "b");

        assertThatThrownBy(() -> pending.removeAuthorizationRequest(request, new MockHttpServletResponse()))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void refusesAnAnswerThatIsASuccessAndAFailure() {
        begin("a");
        var request = request("oidc", "a");
        request.setParameter("code", "b");
        request.setParameter("error", "access_denied");

        assertThatThrownBy(() -> pending.removeAuthorizationRequest(request, new MockHttpServletResponse()))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void refusesTheCallbackOfAnotherProvider() {
        begin("a");

        assertThatThrownBy(() -> finish("other", "a")).isInstanceOf(OAuth2AuthenticationException.class);
        assertThat(finish("oidc", "a")).isNull();
    }

    @Test
    void opensNoSessionForAStrangersCallback() {
        var request = new MockHttpServletRequest("GET", "/login/oauth2/code/oidc");
        request.setParameter("state", "a");

        assertThat(pending.removeAuthorizationRequest(request, new MockHttpServletResponse()))
                .isNull();
        assertThat(request.getSession(false)).isNull();
    }

    private void begin(String state) {
        var authorization = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(provider.issuer() + "/authorize")
                .clientId("app")
                .state(state)
                .attributes(all -> all.putAll(Map.of("registration_id", "oidc")))
                .build();
        pending.saveAuthorizationRequest(authorization, request("oidc", state), new MockHttpServletResponse());
    }

    private @Nullable OAuth2AuthorizationRequest finish(String callback, String state) {
        return pending.removeAuthorizationRequest(request(callback, state), new MockHttpServletResponse());
    }

    private MockHttpServletRequest request(String callback, String state) {
        var request = new MockHttpServletRequest("GET", "/login/oauth2/code/" + callback);
        request.setServletPath("/login/oauth2/code/" + callback);
        request.setSession(session);
        request.setParameter("state", state);
        request.setParameter("iss", provider.issuer());
        return request;
    }
}
