package org.gatehouse.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.testkit.KeycloakRealm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What only Keycloak does, with the real one. */
@Tag("keycloak")
class KeycloakAdapterIT {

    private static final Pattern LINK = Pattern.compile("http://localhost\\S+action-token\\S+");

    private final TestRealm realm = TestRealm.REALM;
    private final KeycloakUserDirectory users = realm.users();
    private final KeycloakGroupDirectory groups = realm.groups();

    @Test
    void sendsThoseWhoAreInvitedALinkThatWorks() throws Exception {
        User user = invited();
        Matcher link = LINK.matcher(decoded(mailsTo(user).getLast()));
        assertThat(link.find()).isTrue();
        try (var http =
                new BoundedHttp(new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(30), 1024 * 1024))) {
            var answer =
                    http.send(HttpRequest.newBuilder(URI.create(link.group())).build());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("Update Password");
        }
    }

    @Test
    void makesThePasswordWorthlessAndSendsALink() {
        User user = invited();
        var password = new CredentialRepresentation();
        password.setType("password");
        password.setValue("correct horse battery staple");
        password.setTemporary(false);
        realm.client().tell(all -> all.user(user.id()).resetPassword(password));
        users.perform(user.id(), UserAction.RESET_PASSWORD, Delivery.MAIL);
        List<CredentialRepresentation> left =
                realm.client().ask(all -> all.user(user.id()).credentials());
        assertThat(left).isEmpty();
        assertThat(mailsTo(user)).hasSize(2);
    }

    @Test
    void leavesAloneWhatItDoesNotKnow() {
        User user = invited();
        // With attributes in it, a representation has to be whole.
        UserRepresentation more = realm.client().ask(all -> all.user(user.id()).toRepresentation());
        more.setAttributes(Map.of("shoe size", List.of("44")));
        realm.client().tell(all -> all.user(user.id()).update(more));
        users.change(user.id(), user.version(), new ProfileChange(Map.of(Attribute.LAST_NAME, "Changed")));
        users.perform(user.id(), UserAction.SUSPEND, Delivery.MAIL);
        UserRepresentation now = realm.client().ask(all -> all.user(user.id()).toRepresentation());
        assertThat(now.getAttributes()).containsEntry("shoe size", List.of("44"));
        assertThat(now.getRequiredActions()).containsExactly("UPDATE_PASSWORD");
        assertThat(now.getLastName()).isEqualTo("Changed");
        assertThat(now.isEnabled()).isFalse();
    }

    @Test
    void doesNotTakeANewAddressForAProvenOne() {
        User user = invited();
        var proven = new UserRepresentation();
        proven.setEmailVerified(true);
        realm.client().tell(all -> all.user(user.id()).update(proven));
        String address = name() + "@example.com";
        users.change(user.id(), user.version(), new ProfileChange(Map.of(Attribute.EMAIL, address)));
        UserRepresentation now = realm.client().ask(all -> all.user(user.id()).toRepresentation());
        assertThat(now.getEmail()).isEqualTo(address);
        assertThat(now.isEmailVerified()).isFalse();
    }

    @Test
    void findsPeopleByTheirFullName() {
        String first = name();
        User user = invited(first, "van Dyke");
        for (String text : List.of(first + " van D", "van dyke", first.toUpperCase(Locale.ROOT))) {
            assertThat(users.search(new UserSearch(text, null, null, 200), Optional.empty())
                            .items())
                    .extracting(User::id)
                    .contains(user.id());
        }
    }

    @Test
    void doesNotTakeTheTextOfASearchForIds() {
        User user = invited();
        assertThat(users.search(new UserSearch("id:" + user.id(), null, null, 10), Optional.empty())
                        .items())
                .isEmpty();
    }

    @Test
    void countsGroupsBelowOthersAndGuardsThem() {
        Group top = groups.create(name(), "");
        String name = name();
        below(top, name);
        Group found = groups.findByName(name).orElseThrow();
        assertThat(groups.search(new GroupSearch(name, 10), Optional.empty()).items())
                .containsExactly(found);
        assertThatThrownBy(() -> groups.create(name, "")).isInstanceOf(DirectoryException.Conflict.class);
        assertThatThrownBy(() -> groups.change(top.id(), name, "")).isInstanceOf(DirectoryException.Conflict.class);
        assertThatThrownBy(() -> groups.delete(top.id())).isInstanceOf(DirectoryException.WrongState.class);
        groups.change(top.id(), name(), "");
        assertThat(groups.find(found.id())).isPresent();
        groups.delete(found.id());
        groups.delete(top.id());
        assertThat(groups.find(top.id())).isEmpty();
    }

    @Test
    void takesNewUsersIntoGroupsOfAnyNameAndLevel() {
        Group top = groups.create(name() + "/a b%*<b>", "");
        String name = name();
        below(top, name);
        Group sub = groups.findByName(name).orElseThrow();
        User user = Objects.requireNonNull(
                users.create(new NewUser(profile(name(), "Member"), Set.of(top.id(), sub.id()), Delivery.MAIL))
                        .user());
        assertThat(users.groupsOf(user.id())).extracting(Group::id).containsExactlyInAnyOrder(top.id(), sub.id());
    }

    @Test
    void makesNobodyWhenAGroupIsNotThere() {
        var nobody =
                new NewUser(profile(name(), "Member"), Set.of(UUID.randomUUID().toString()), Delivery.MAIL);
        assertThatThrownBy(() -> users.create(nobody)).isInstanceOf(DirectoryException.NotFound.class);
        String login = Objects.requireNonNull(nobody.profile().get(Attribute.LOGIN));
        assertThat(users.findByLogin(login)).isEmpty();
    }

    @Test
    void saysThatARoleOrARightSecretIsMissing() {
        assertDenied("nobody", KeycloakRealm.SECRET);
        assertDenied(KeycloakRealm.ADMINISTRATOR, "wrong");
        assertDenied("stranger", "wrong");
    }

    private void assertDenied(String clientId, String secret) {
        try (var client = realm.client(clientId, secret)) {
            var directory = new KeycloakUserDirectory(realm.issuer(), client);
            assertThatThrownBy(() -> directory.search(UserSearch.all(1), Optional.empty()))
                    .isInstanceOf(DirectoryException.Denied.class);
            assertThatThrownBy(() -> directory.find(UUID.randomUUID().toString()))
                    .isInstanceOf(DirectoryException.Denied.class);
        }
    }

    private void below(Group top, String name) {
        var sub = new GroupRepresentation();
        sub.setName(name);
        realm.client().tell(all -> all.group(top.id()).subGroup(sub).close());
    }

    private User invited() {
        return invited(name(), "Doe");
    }

    private User invited(String first, String last) {
        return Objects.requireNonNull(users.create(new NewUser(profile(first, last), Set.of(), Delivery.MAIL))
                .user());
    }

    private static Profile profile(String first, String last) {
        String address = name() + "@example.com";
        return new Profile(Map.of(
                Attribute.LOGIN,
                address,
                Attribute.EMAIL,
                address,
                Attribute.FIRST_NAME,
                first,
                Attribute.LAST_NAME,
                last));
    }

    private static String name() {
        return "n" + UUID.randomUUID().toString().replace("-", "");
    }

    private List<String> mailsTo(User user) {
        return realm.mailbox().to(Objects.requireNonNull(user.email())).stream()
                .map(mail -> mail.text())
                .toList();
    }

    /** Quoted-printable (RFC 2045, section 6.7), as far as links need it. */
    private static String decoded(String mail) {
        return mail.replace("=\n", "").replace("=3D", "=");
    }
}
