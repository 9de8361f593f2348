package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.api.UserLifecycleApi;
import com.okta.sdk.resource.api.UserSessionsApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.model.UserStatus;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A user's way from status to status, as Okta's own SDK sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleApiTest {

    private IdentityServer server;
    private ApiClient client;
    private UserLifecycleApi lifecycle;

    String databaseUrl() {
        return IdentityFixture.memoryDatabase();
    }

    @BeforeAll
    void start() {
        System.setProperty("okta.testing.disableHttpsCheck", "true");
        server = IdentityServer.start(IdentityFixture.settings(IdentityFixture.freePort(), databaseUrl(), "", 10));
        client = Clients.builder()
                .setOrgUrl(server.orgUrl())
                .setClientCredentials(new TokenClientCredentials(IdentityFixture.API_TOKEN))
                .setRetryMaxAttempts(0)
                .build();
        lifecycle = new UserLifecycleApi(client);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void suspendsTheActiveOnly() {
        String id = id(1);
        lifecycle.suspendUser(id);
        assertThat(status(id)).isEqualTo(UserStatus.SUSPENDED);
        assertRefused(() -> lifecycle.suspendUser(id), 400, "E0000001", "Cannot suspend a user that is not active");
    }

    @Test
    void unsuspendsTheSuspendedOnly() {
        String id = id(2);
        assertRefused(
                () -> lifecycle.unsuspendUser(id), 400, "E0000001", "Cannot unsuspend a user that is not suspended");
        lifecycle.suspendUser(id);
        lifecycle.unsuspendUser(id);
        assertThat(status(id)).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void deactivatesOnce() {
        String id = id(3);
        lifecycle.suspendUser(id);
        lifecycle.deactivateUser(id, false, null);
        assertThat(status(id)).isEqualTo(UserStatus.DEPROVISIONED);
        assertRefused(() -> lifecycle.deactivateUser(id, false, null), 400, "E0000001", "deactivated");
        assertRefused(() -> lifecycle.unsuspendUser(id), 400, "E0000001", "not suspended");
    }

    @Test
    void activatesTheDeactivatedOnly() {
        String id = id(4);
        assertRefused(() -> lifecycle.activateUser(id, false), 403, "E0000016", "already active");
        var first = new UserApi(client).getUser(id, null, null);
        lifecycle.deactivateUser(id, false, null);
        lifecycle.activateUser(id, false);
        var second = new UserApi(client).getUser(id, null, null);
        assertThat(second.getStatus()).isEqualTo(UserStatus.ACTIVE);
        assertThat(second.getActivated()).isAfter(Objects.requireNonNull(first.getActivated()));
        assertThat(second.getStatusChanged()).isAfter(Objects.requireNonNull(first.getStatusChanged()));
    }

    @Test
    void letsOneOfManyCallsAtTheSameTimeChangeTheStatus() {
        String id = id(6);
        long changed = IntStream.range(0, 8)
                .parallel()
                .map(i -> new Browser(server)
                        .manage("POST", id + "/lifecycle/suspend")
                        .statusCode())
                .filter(status -> status == 200)
                .count();
        assertThat(changed).isEqualTo(1);
        // Not asked of the SDK, which remembers what it saw before.
        assertThat(Browser.json(new Browser(server).manage("GET", id))
                        .get("status")
                        .asString())
                .isEqualTo("SUSPENDED");
    }

    @Test
    void answersAnExpiredPasswordWithAllThatCanBeDoneNow() {
        String id = id(8);
        JsonNode expired = Browser.json(new Browser(server).manage("POST", id + "/lifecycle/expire_password"));
        assertThat(expired.get("status").asString()).isEqualTo("PASSWORD_EXPIRED");
        assertThat(expired.get("_links"))
                .isEqualTo(Browser.json(new Browser(server).manage("GET", id)).get("_links"));
        assertThat(expired.get("_links").propertyNames()).contains("self", "resetPassword", "deactivate");
    }

    @Test
    void endsSessionsOfAUserNamedByLogin() {
        new UserSessionsApi(client).revokeUserSessions("user0000005@example.com", true);
        assertThat(status(id(5))).isEqualTo(UserStatus.ACTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE,sessions",
        "POST,lifecycle/suspend",
        "POST,lifecycle/unsuspend",
        "POST,lifecycle/deactivate",
        "POST,lifecycle/activate",
        "POST,lifecycle/reactivate",
        "POST,lifecycle/unlock",
        "POST,lifecycle/reset_factors",
        "POST,lifecycle/expire_password",
        "POST,lifecycle/expire_password_with_temp_password",
        "POST,lifecycle/reset_password?sendEmail=true",
        "POST,credentials/forgot_password"
    })
    void knowsNobodyOfThatName(String method, String operation) {
        var answer = new Browser(server).manage(method, "nobody/" + operation);
        assertThat(answer.statusCode()).isEqualTo(404);
        JsonNode error = Browser.json(answer);
        assertThat(error.get("errorCode").asString()).isEqualTo("E0000007");
        assertThat(error.get("errorSummary").asString()).isEqualTo("Not found: Resource not found: nobody (User)");
        assertThat(error.get("errorLink").asString()).isEqualTo("E0000007");
        assertThat(error.get("errorId").asString()).startsWith("oae");
        assertThat(error.get("errorCauses").isEmpty()).isTrue();
    }

    private String id(int number) {
        return Objects.requireNonNull(new UserApi(client)
                .getUser("user%07d@example.com".formatted(number), null, null)
                .getId());
    }

    private UserStatus status(String id) {
        return Objects.requireNonNull(
                new UserApi(client).getUser(id, null, null).getStatus());
    }

    private static void assertRefused(ThrowingCallable call, int status, String code, String cause) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ApiException.class, failure -> {
            assertThat(failure.getCode()).isEqualTo(status);
            assertThat(failure.getResponseBody() + failure.getMessage()).contains(code, cause);
        });
    }
}
