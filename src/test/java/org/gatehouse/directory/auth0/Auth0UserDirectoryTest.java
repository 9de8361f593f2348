package org.gatehouse.directory.auth0;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What Auth0's adapter does beside what every directory does. */
@Timeout(60)
class Auth0UserDirectoryTest {

    private final Auth0Server auth0 = new Auth0Server();
    private final Auth0Client client = new Auth0Client(auth0.settings());
    private final Auth0UserDirectory users = new Auth0UserDirectory(client, auth0.settings());
    private final Auth0GroupDirectory groups = new Auth0GroupDirectory(client);

    @AfterEach
    void close() {
        client.close();
        auth0.close();
    }

    @Test
    void goesOnBeyondAThousandUsers() {
        for (int i = 0; i < 2_350; i++) {
            var made = JsonMapper.shared().createObjectNode();
            auth0.users.add("auth0", "u%05d".formatted(i), Auth0Users.CONNECTION, "u" + i + "@example.com", made);
        }
        var ids = new HashSet<String>();
        int listed = 0;
        Optional<String> after = Optional.empty();
        do {
            Page<User> page = users.search(UserSearch.all(200), after);
            page.items().forEach(user -> ids.add(user.id()));
            listed += page.items().size();
            after = Optional.ofNullable(page.next());
        } while (after.isPresent());
        assertThat(ids).hasSize(2_350);
        assertThat(listed).isEqualTo(2_350);
    }

    @Test
    void makesPasswordsWorthlessAndMailsALink() {
        User ada = ada();
        String password = auth0.users.passwordOf(ada.id());
        assertThat(users.perform(ada.id(), UserAction.RESET_PASSWORD, Delivery.MAIL)
                        .link())
                .isNull();
        assertThat(auth0.users.passwordOf(ada.id())).isNotEqualTo(password);
        assertThat(auth0.mails).containsExactly("ada@example.com");
    }

    @Test
    void offersNoPasswordToWhoeverHasNoneAtAuth0() {
        var made = JsonMapper.shared().createObjectNode();
        auth0.users.add("google-oauth2", "7", "google-oauth2", "ada@example.com", made);
        User google = users.find("google-oauth2|7").orElseThrow();
        assertThat(users.actionsFor(google)).containsExactlyInAnyOrder(UserAction.SUSPEND, UserAction.DELETE);
        User ours = ada();
        assertThat(users.findByLogin("Ada@Example.com")).map(User::id).hasValue(ours.id());
    }

    @Test
    void asksWhoGotANewAddressToProveIt() {
        User ada = ada();
        var change = new ProfileChange(Map.of(Attribute.EMAIL, "countess@example.com"));
        User changed = users.change(ada.id(), ada.version(), change);
        assertThat(changed.login()).isEqualTo("countess@example.com");
        assertThat(changed.profile().get(Attribute.DISPLAY_NAME)).isNull();
        assertThat(body("PATCH ")).contains("\"email_verified\":false", "\"verify_email\":true");
    }

    @Test
    void showsMembersWhomTheSearchDoesNotKnowYet() {
        auth0.users.stopIndexing();
        String group = groups.create("Staff", "").id();
        groups.add(group, ada().id());
        List<User> members = groups.members(group, 10, Optional.empty()).items();
        assertThat(members).extracting(User::email).containsExactly("ada@example.com");
        assertThat(members).extracting(User::status).containsExactly(UserStatus.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000", "\u0001\u0002"})
    void findsNobodyByControlCharacters(String text) {
        ada();
        assertThat(users.search(new UserSearch(text, null, null, 10), Optional.empty())
                        .items())
                .isEmpty();
    }

    @Test
    void changesWhoIsAtWorkAlthoughTheyHaveSignedInMeanwhile() {
        User ada = ada();
        auth0.users
                .get(ada.id())
                .put("last_login", "2030-01-01T00:00:00.000Z")
                .put("updated_at", "2030-01-01T00:00:00.000Z");
        var change = new ProfileChange(Map.of(Attribute.LAST_NAME, "Lovelace"));
        assertThat(users.change(ada.id(), ada.version(), change).lastName()).isEqualTo("Lovelace");
    }

    private User ada() {
        var profile = new Profile(Map.of(Attribute.EMAIL, "ada@example.com", Attribute.FIRST_NAME, "Ada"));
        return Objects.requireNonNull(
                users.create(new NewUser(profile, Set.of(), Delivery.LINK)).user());
    }

    private String body(String method) {
        return auth0.http.requests().stream()
                .filter(request -> method.startsWith(request.method()))
                .toList()
                .getLast()
                .body();
    }
}
