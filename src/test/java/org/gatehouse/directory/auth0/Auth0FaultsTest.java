package org.gatehouse.directory.auth0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with Auth0. */
@Timeout(60)
class Auth0FaultsTest {

    private static final String USERS = "/api/v2/users";

    private final Auth0Server auth0 = new Auth0Server();
    private final Auth0Client client = new Auth0Client(
            auth0.settings(), new BoundedHttp.Limits(Duration.ofSeconds(5), Duration.ofSeconds(3), 256 * 1024));
    private final Auth0UserDirectory users = new Auth0UserDirectory(client, auth0.settings());

    @AfterEach
    void close() {
        client.close();
        auth0.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"500", "html", "broken", "null", "never", "drip", "flood", "redirect"})
    void saysWhenAuth0IsUnavailable(String trouble) {
        auth0.http.on("/api/v2/users/auth0|x", trouble(trouble));
        assertThatThrownBy(() -> users.find("auth0|x")).isInstanceOf(DirectoryException.Unavailable.class);
        auth0.http.on("/oauth/token", trouble(trouble));
        var fresh = new Auth0UserDirectory(client, auth0.settings());
        assertThatThrownBy(() -> fresh.find("auth0|x")).isInstanceOf(DirectoryException.Unavailable.class);
    }

    private static TestServer.Answer trouble(String name) {
        return switch (name) {
            case "500" -> TestServer.json(500, "{}");
            case "html" -> TestServer.text(200, "text/html", "<html>Maintenance</html>");
            case "broken" -> TestServer.json(200, "{\"user_id\":");
            case "null" -> TestServer.json(200, "null");
            case "never" -> TestServer.never();
            case "drip" -> TestServer.drip();
            case "flood" -> TestServer.flood();
            default -> TestServer.redirect("http://localhost:1/");
        };
    }

    @Test
    void recoversAfterTheTokenEndpointFailed() {
        User ada = ada();
        try (var other = new Auth0Client(auth0.settings())) {
            var directory = new Auth0UserDirectory(other, auth0.settings());
            auth0.http.on("/oauth/token", TestServer.json(503, "{}"));
            assertThatThrownBy(() -> directory.find(ada.id())).isInstanceOf(DirectoryException.Unavailable.class);
            auth0.http.on("/oauth/token", TestServer.json(200, "{\"access_token\":\"token-1\",\"expires_in\":3600}"));
            assertThat(directory.find(ada.id())).isPresent();
        }
    }

    @Test
    void getsOneTokenAndANewOneWhenItIsRevoked() {
        User ada = ada();
        assertThat(auth0.tokens).hasSize(1);
        auth0.tokens.clear();
        assertThat(users.find(ada.id())).isPresent();
        assertThat(auth0.tokens).containsExactly("token-2");
    }

    @Test
    void saysWhenItsSecretOrAScopeIsRefused() {
        auth0.scopes.remove("create:users");
        assertThatThrownBy(this::ada)
                .isInstanceOf(DirectoryException.Denied.class)
                .hasMessageContaining("insufficient_scope");
        var wrong = new Auth0Settings("auth0", auth0.http.url() + "/", "", Auth0Server.CLIENT, "wrong", "", "");
        try (var other = new Auth0Client(wrong)) {
            assertThatThrownBy(() -> new Auth0UserDirectory(other, wrong).find("auth0|x"))
                    .isInstanceOf(DirectoryException.Denied.class)
                    .hasMessageContaining("DIRECTORY_CLIENT_ID")
                    .hasMessageNotContaining("wrong");
        }
    }

    @Test
    void waitsAsLongAsAuth0SaysAndDoesNotAskAgain() {
        User ada = ada();
        int before = auth0.http.requests().size();
        Instant until = Instant.now().plusSeconds(42);
        auth0.throttledUntil = until;
        assertThatExceptionOfType(DirectoryException.Throttled.class)
                .isThrownBy(() -> users.find(ada.id()))
                .satisfies(throttled -> assertThat(throttled.until()).isCloseTo(until, within(5, ChronoUnit.SECONDS)));
        assertThat(auth0.http.requests()).hasSize(before + 1);
        auth0.throttledUntil = null;
        assertThat(users.find(ada.id())).isPresent();
    }

    @Test
    void findsTheUserItMadeWhenTheAnswerWentAstray() {
        auth0.losesNextAnswer = true;
        User ada = ada();
        assertThat(ada.email()).isEqualTo("ada@example.com");
        assertThat(requests("POST " + USERS)).isEqualTo(1);
    }

    @Test
    void doesNotTakeSomebodyWhoWasThereForTheUserItWasToMake() {
        ada();
        auth0.http.on(USERS, TestServer.json(502, "{}"));
        assertThatThrownBy(this::ada).isInstanceOf(DirectoryException.Unavailable.class);
    }

    @Test
    void doesNotSayThatNothingWasWrittenWhenItCannotReadWhatCameOfIt() {
        User ada = ada();
        var change = new ProfileChange(Map.of(Attribute.LAST_NAME, "Lovelace"));
        assertUnknown(() -> users.change(ada.id(), ada.version(), change));
        assertThat(users.find(ada.id()).orElseThrow().lastName()).isEqualTo("Lovelace");
        assertUnknown(() -> users.perform(ada.id(), UserAction.SUSPEND, Delivery.MAIL));
        assertThat(users.find(ada.id()).orElseThrow().status()).isEqualTo(UserStatus.SUSPENDED);
    }

    @Test
    void doesNotSayThatNothingWasWrittenWhenThereIsNoLinkInPlaceOfThePassword() {
        User ada = ada();
        String password = auth0.users.passwordOf(ada.id());
        assertUnknown(() -> users.perform(ada.id(), UserAction.RESET_PASSWORD, Delivery.LINK));
        assertThat(auth0.users.passwordOf(ada.id())).isNotEqualTo(password);
    }

    /** The change comes through; what is asked after it does not. */
    private void assertUnknown(ThrowingCallable change) {
        auth0.changesUntilThrottled.set(1);
        assertThatThrownBy(change)
                .isInstanceOf(DirectoryException.Unavailable.class)
                .hasCauseInstanceOf(DirectoryException.Throttled.class);
        auth0.throttledUntil = null;
    }

    @Test
    void handsOutALinkThoughTheUserCannotBeReadAfterwards() {
        User ada = ada();
        auth0.changesUntilThrottled.set(2); // the password is forgotten, the link made
        Done done = users.perform(ada.id(), UserAction.RESET_PASSWORD, Delivery.LINK);
        assertThat(done.link()).isNotNull();
        assertThat(done.user()).isEqualTo(ada);
    }

    @Test
    void leavesThePasswordOfWhoeverCouldNotGetTheLink() {
        User ada = ada();
        auth0.users.get(ada.id()).remove("email");
        String password = auth0.users.passwordOf(ada.id());
        assertThatThrownBy(() -> users.perform(ada.id(), UserAction.RESET_PASSWORD, Delivery.MAIL))
                .isInstanceOf(DirectoryException.Rejected.class);
        assertThat(auth0.users.passwordOf(ada.id())).isEqualTo(password);
    }

    @Test
    void tellsWhoWasMadeThoughTheRestIsThrottled() {
        auth0.changesUntilThrottled.set(1);
        Done done = users.create(newAda());
        assertThat(done.notInvited()).isInstanceOf(DirectoryException.Throttled.class);
        auth0.throttledUntil = null;
        assertThat(done.user()).isEqualTo(users.findByLogin("ada@example.com").orElseThrow());
    }

    @Test
    void tellsWhichGroupWasMadeOrChangedThoughItCannotBeRead() {
        var groups = new Auth0GroupDirectory(client);
        auth0.changesUntilThrottled.set(1);
        Group staff = groups.create("Staff", "All of them");
        auth0.throttledUntil = null;
        assertThat(groups.find(staff.id())).hasValue(staff);
        auth0.changesUntilThrottled.set(1);
        Group crew = groups.change(staff.id(), "Crew", "All of them");
        auth0.throttledUntil = null;
        assertThat(groups.find(staff.id())).hasValue(crew);
    }

    @Test
    void sendsIdsAsOneStepOfThePath() {
        User ada = ada();
        users.endSessions(ada.id());
        assertThat(auth0.http.requests().getLast().path())
                .isEqualTo(USERS + "/" + ada.id().replace("|", "%7C") + "/sessions");
        int before = auth0.http.requests().size();
        for (String id : List.of("..", "auth0", "auth0|a\nb", "|", "../roles")) {
            assertThat(users.find(id)).isEmpty();
        }
        assertThat(auth0.http.requests()).hasSize(before);
        assertThat(users.find("auth0|../../roles?x=y#z")).isEmpty();
        assertThat(auth0.http.requests().getLast().path()).isEqualTo(USERS + "/auth0%7C..%2F..%2Froles%3Fx=y%23z");
    }

    @Test
    void saysWhichValueIsNotTaken() {
        User ada = ada();
        var change = new ProfileChange(Map.of(Attribute.LAST_NAME, "x".repeat(151)));
        assertThatExceptionOfType(DirectoryException.Rejected.class)
                .isThrownBy(() -> users.change(ada.id(), ada.version(), change))
                .satisfies(refused -> assertThat(refused.problems()).containsOnlyKeys(Attribute.LAST_NAME));
    }

    private User ada() {
        return Objects.requireNonNull(users.create(newAda()).user());
    }

    private static NewUser newAda() {
        var profile = new Profile(Map.of(Attribute.EMAIL, "ada@example.com", Attribute.FIRST_NAME, "Ada"));
        return new NewUser(profile, Set.of(), Delivery.LINK);
    }

    private long requests(String start) {
        return auth0.http.requests().stream()
                .filter(request -> (request.method() + " " + request.path()).equals(start))
                .count();
    }
}
