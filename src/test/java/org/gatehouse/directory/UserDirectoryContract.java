package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every directory does. An adapter's test extends it and provides a directory with one user: id {@code ada-id},
 * login ada@example.com, Ada Lovelace, active, in the groups Everyone and Admins; and the issuer at which she signs in.
 */
public abstract class UserDirectoryContract {

    protected abstract UserDirectory directory();

    protected abstract String issuer();

    @Test
    void findsAUserById() {
        User ada = directory().find("ada-id").orElseThrow();
        assertThat(ada.id()).isEqualTo("ada-id");
        assertThat(ada.login()).isEqualTo("ada@example.com");
        assertThat(ada.firstName()).isEqualTo("Ada");
        assertThat(ada.lastName()).isEqualTo("Lovelace");
        assertThat(ada.status()).isEqualTo(UserStatus.ACTIVE);
    }

    @Test
    void tellsTheGroupsOfAUser() {
        assertThat(directory().groupsOf("ada-id")).extracting(Group::name).containsExactly("Everyone", "Admins");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "ada-id/groups", "..", "ada\n", "ada-id?x=y", "../users/ada-id", "me"})
    void doesNotKnowAStrangeId(String id) {
        assertThat(directory().find(id)).isEmpty();
        assertThat(directory().groupsOf(id)).isEmpty();
        assertThat(directory().endSessions(id)).isFalse();
    }

    @Test
    void doesNotTakeALoginForAnId() {
        assertThat(directory().find("ada@example.com")).isEmpty();
        assertThat(directory().endSessions("ada@example.com")).isFalse();
    }

    @Test
    void endsTheSessionsOfAUserAsOftenAsAsked() {
        assertThat(directory().endSessions("ada-id")).isTrue();
        assertThat(directory().endSessions("ada-id")).isTrue();
    }

    @Test
    void tellsItsOwnUsersFromThoseOfOtherIssuers() {
        assertThat(directory().holdsUsersOf(issuer())).isTrue();
        assertThat(directory().holdsUsersOf("https://elsewhere.example/oauth2/default"))
                .isFalse();
        assertThat(directory().holdsUsersOf("")).isFalse();
    }
}
