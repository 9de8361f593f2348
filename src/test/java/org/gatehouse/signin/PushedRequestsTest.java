package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

class PushedRequestsTest {

    private final ProviderFixture fixture = new ProviderFixture(Set.of());
    private final TestProvider provider = fixture.provider;
    private final PushedRequests requests = fixture.pushedRequests();

    @BeforeEach
    void offer() {
        provider.pushed.offered = true;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_basic", "client_secret_post"})
    void leavesTheBrowserNothingButAReference(String authentication) {
        provider.clients.accepted = List.of(authentication);

        URI address = URI.create(push().getAuthorizationRequestUri());
        assertThat(address.getRawQuery())
                .matches(
                        "client_id=app&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3A[0-9a-f-]+%2B%2F%3D%26");
        assertThat(HttpBrowser.location(new HttpBrowser(provider.issuer()).get(address.toString())))
                .hasValueSatisfying(callback -> assertThat(callback).startsWith("http://localhost/back?code="));
        assertThat(provider.lastAuthorization)
                .containsEntry("state", "s t+a/te")
                .containsEntry("scope", "openid email")
                .containsEntry("response_type", "code")
                .containsEntry("max_age", "300");
    }

    @Test
    void keepsWhatTheCallbackIsComparedWith() {
        OAuth2AuthorizationRequest pushed = push();

        assertThat(pushed.getState()).isEqualTo("s t+a/te");
        assertThat(pushed.getAdditionalParameters()).containsEntry("max_age", 300);
        assertThat((String) pushed.getAttribute("page")).isEqualTo("/profile");
    }

    @Test
    void pushesEachTryAnew() {
        assertThat(push().getAuthorizationRequestUri()).isNotEqualTo(push().getAuthorizationRequestUri());
    }

    @Test
    void asksThroughTheBrowserWhereNothingElseIsOffered() {
        provider.pushed.offered = false;

        assertThat(push().getAuthorizationRequestUri()).contains("state=");
        assertThat(provider.callsTo("/par")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"400,unauthorized_client", "401,invalid_client", "403,access_denied", "404,''", "405,''"})
    void asksThroughTheBrowserForAWhileAfterARefusal(int status, String error) {
        provider.pushed.status = status;
        provider.pushed.error = error;

        assertThat(push().getAuthorizationRequestUri()).contains("state=");
        assertThat(push().getAuthorizationRequestUri()).contains("state=");
        assertThat(provider.callsTo("/par")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_client, invalid_client",
        "401, '', invalid_client",
        "400, invalid_request, invalid_request"
    })
    void insistsWhereTheProviderRequiresIt(int status, String error, String refusal) {
        provider.pushed.required = true;
        provider.pushed.status = status;
        provider.pushed.error = error;

        assertThatThrownBy(this::push)
                .isInstanceOf(ProviderRefusal.class)
                .hasMessageContaining("[" + refusal + "]")
                .hasMessageContaining("/par answered " + status);
    }

    @Test
    void refusesProvidersThatRequireWhatTheyDoNotOffer() {
        provider.pushed.offered = false;
        provider.metadata = all -> {
            all.put("require_pushed_authorization_requests", true);
            return all;
        };

        assertThatThrownBy(this::push).isInstanceOf(OAuth2AuthenticationException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void waitsForAnEndpointInTrouble(int status) {
        provider.pushed.status = status;

        assertThatThrownBy(this::push).isInstanceOf(ProviderUnavailable.class);
        provider.pushed.status = 201;
        assertThat(push().getAuthorizationRequestUri()).contains("request_uri=");
    }

    @Test
    void waitsForAProviderThatCannotBeReached() {
        push();
        provider.close();

        assertThatThrownBy(this::push).isInstanceOf(ProviderUnavailable.class);
    }

    @ParameterizedTest
    @MethodSource("uselessAnswers")
    void refusesAReferenceThatIsOfNoUse(UnaryOperator<Map<String, Object>> answer) {
        provider.pushed.answer = answer;

        assertThatThrownBy(this::push)
                .isInstanceOf(OAuth2AuthenticationException.class)
                .hasMessageContaining("no request_uri");
    }

    static Stream<Named<UnaryOperator<Map<String, Object>>>> uselessAnswers() {
        return Stream.of(
                Named.of("none", answer -> Map.of("expires_in", 60)),
                Named.of("empty", answer -> Map.of("expires_in", 60, "request_uri", "")),
                Named.of("not a text", answer -> Map.of("expires_in", 60, "request_uri", List.of("urn:a"))),
                Named.of("two lines", answer -> Map.of("expires_in", 60, "request_uri", "urn:a\r\nSet-Cookie: a=b")),
                Named.of("too long", answer -> Map.of("expires_in", 60, "request_uri", "urn:" + "a".repeat(3000))),
                Named.of("expired", answer -> Map.of("expires_in", 0, "request_uri", "urn:a")),
                Named.of("of no known life", answer -> Map.of("request_uri", "urn:a")));
    }

    private OAuth2AuthorizationRequest push() {
        var request = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(provider.issuer() + "/authorize")
                .clientId(TestProvider.CLIENT_ID)
                .redirectUri("http://localhost/back")
                .scope("openid", "email")
                .state("s t+a/te")
                .additionalParameters(Map.of("max_age", 300))
                .attributes(Map.of("page", "/profile"))
                .build();
        return requests.push(fixture.registration(), request);
    }
}
