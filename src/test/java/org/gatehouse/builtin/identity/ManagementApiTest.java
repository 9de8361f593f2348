package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.api.UserResourcesApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.model.Group;
import com.okta.sdk.resource.model.UserStatus;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The management API as Okta's own SDK sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagementApiTest {

    private IdentityServer server;

    @BeforeAll
    void start() {
        System.setProperty("okta.testing.disableHttpsCheck", "true");
        server = IdentityServer.start(IdentityFixture.settings(IdentityFixture.memoryDatabase()));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void givesAUserByLoginAndById() {
        UserApi api = new UserApi(client(IdentityFixture.API_TOKEN));
        String id = api.getUser("ada@example.com", null, null).getId();
        var user = api.getUser(id, null, null);
        assertThat(user.getStatus()).isEqualTo(UserStatus.ACTIVE);
        assertThat(user.getProfile()).extracting("firstName", "login").containsExactly("Ada", "ada@example.com");
        assertThat(user.getCreated()).isNotNull();
    }

    @Test
    void givesTheGroupsOfAUser() {
        ApiClient client = client(IdentityFixture.API_TOKEN);
        List<Group> groups = new UserResourcesApi(client).listUserGroups("ada@example.com");
        assertThat(groups).extracting(Group::getId).allMatch(id -> id.matches("00g[A-Za-z0-9]{17}"));
        assertThat(groups).hasSize(2);
        assertThat(new GroupApi(client).getGroup(groups.getFirst().getId()).getId())
                .isEqualTo(groups.getFirst().getId());
    }

    @Test
    void answersWithOktasErrorForAnUnknownUser() {
        UserApi api = new UserApi(client(IdentityFixture.API_TOKEN));
        assertThatThrownBy(() -> api.getUser("nobody", null, null))
                .isInstanceOfSatisfying(ApiException.class, failure -> {
                    assertThat(failure.getCode()).isEqualTo(404);
                    assertThat(failure.getMessage())
                            .contains("E0000007", "Not found: Resource not found: nobody (User)");
                });
    }

    @Test
    void refusesAWrongToken() {
        UserApi api = new UserApi(client("wrong"));
        assertThatThrownBy(() -> api.getUser("ada@example.com", null, null))
                .isInstanceOfSatisfying(ApiException.class, failure -> {
                    assertThat(failure.getCode()).isEqualTo(401);
                    assertThat(failure.getMessage()).contains("E0000011", "Invalid token provided");
                });
    }

    @Test
    void asksForATokenWhereThereIsNoneAndSaysHowManyCallsAreLeft() {
        HttpResponse<String> none = new Browser(server).get("/api/v1/users/ada@example.com");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(Browser.json(none).get("errorCode").asString()).isEqualTo("E0000005");
        String left = none.headers().firstValue("X-Rate-Limit-Remaining").orElseThrow();
        HttpResponse<String> wrong = new Browser(server)
                .send(HttpRequest.newBuilder(new Browser(server).uri("/api/v1/users"))
                        .header("Authorization", "SSWS wrong"));
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(Browser.json(wrong).get("errorCode").asString()).isEqualTo("E0000011");
        assertThat(wrong.headers().firstValue("X-Rate-Limit-Limit")).hasValue("6000");
        assertThat(wrong.headers().firstValue("X-Rate-Limit-Reset")).isPresent();
        // The minute may have ended between the two, but neither of them counted.
        assertThat(wrong.headers().firstValue("X-Rate-Limit-Remaining")).isIn(Optional.of(left), Optional.of("6000"));
    }

    @Test
    void refusesABrowserThatIsSignedInAndMakesNoSession() {
        Browser browser = new Browser(server);
        browser.logIn("ada@example.com", "gatehouse");
        HttpResponse<String> response = browser.get("/api/v1/users/ada@example.com");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users",
                "/%61pi/v1/users",
                "/a%70i/v1/users",
                "/oauth2/default/api/v1/users",
                "/oauth2/default/%61pi/v1/groups",
            })
    void isClosedWithoutATokenHoweverItsPathIsWritten(String path) {
        assertThat(new Browser(server).get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void keepsThePagesOutOfTheIssuersPath() {
        Browser browser = new Browser(server);
        assertThat(browser.get("/signin").statusCode()).isEqualTo(200);
        assertThat(browser.get("/oauth2/default/signin").statusCode()).isEqualTo(401);
    }

    @Test
    void saysHowManyCallsAreLeft() {
        var headers = call("/api/v1/users/ada@example.com").headers();
        assertThat(headers.firstValue("X-Rate-Limit-Limit")).hasValue("6000");
        assertThat(Integer.parseInt(headers.firstValue("X-Rate-Limit-Remaining").orElse("")))
                .isLessThan(6000);
        assertThat(headers.firstValue("X-Rate-Limit-Reset")).isPresent();
        assertThat(headers.firstValue("X-Okta-Request-Id")).isPresent();
        assertThat(headers.firstValue("Date")).isPresent();
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void answersUnknownPathsInJson() {
        HttpResponse<String> response = call("/api/v1/nothing");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Browser.json(response).get("errorCode").asString()).isEqualTo("E0000008");
    }

    private HttpResponse<String> call(String path) {
        Browser browser = new Browser(server);
        return browser.send(HttpRequest.newBuilder(browser.uri(path))
                .header("Authorization", "SSWS " + IdentityFixture.API_TOKEN)
                .header("Content-Type", "text/xml"));
    }

    private ApiClient client(String token) {
        return Clients.builder()
                .setOrgUrl(server.orgUrl())
                .setClientCredentials(new TokenClientCredentials(token))
                .setRetryMaxAttempts(0)
                .build();
    }
}
