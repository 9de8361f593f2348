package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.testkit.TestDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonGroupsTest {

    private static final String ISSUER = "https://id.example";
    private static final Map<String, Object> OVERAGE = Map.of("_claim_names", Map.of("groups", "src1"));

    private final TestDirectory directory = new TestDirectory(ISSUER);

    @BeforeEach
    void ada() {
        directory.group("g1", "Staff", GroupKind.EDITABLE);
        directory.group("g2", "Sales", GroupKind.EDITABLE);
        directory.user("ada", "Ada", "Lovelace", UserStatus.ACTIVE, "g1", "g2");
    }

    @Test
    void areThoseOfTheClaimWithoutAskingAnybody() {
        assertThat(found("okta", Map.of("groups", List.of("Everyone"))))
                .isEqualTo(new PersonGroups.Found(List.of("Everyone"), true, false));
        assertThat(directory.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta", "keycloak", "auth0", "oidc"})
    void areNoneWhereTheClaimSaysSo(String kind) {
        assertThat(found(kind, Map.of("groups", List.of()))).isEqualTo(new PersonGroups.Found(List.of(), true, false));
        assertThat(directory.calls).isEmpty();
    }

    @Test
    void areThoseOfTheDirectoryWhereTheClaimIsMissing() {
        assertThat(found("okta", Map.of()).names()).containsExactlyInAnyOrder("Staff", "Sales");
    }

    @Test
    void areThoseOfTheDirectoryWhereTheProviderLeavesThemOut() {
        assertThat(found("oidc", OVERAGE).names()).containsExactlyInAnyOrder("Staff", "Sales");
    }

    @Test
    void areThoseOfTheDirectoryWhereOktaStopsAtAHundred() {
        assertThat(found("okta", Map.of("groups", names(100))).names()).containsExactlyInAnyOrder("Staff", "Sales");
        assertThat(found("okta", Map.of("groups", names(99))).names()).hasSize(99);
        assertThat(found("keycloak", Map.of("groups", names(100))).names()).hasSize(100);
    }

    @Test
    void areNotThoseOfAnotherIssuersDirectory() {
        var elsewhere = Directories.with(new TestDirectory("https://other.example"));

        assertThat(found("oidc", "groups", elsewhere, Map.of()))
                .isEqualTo(new PersonGroups.Found(List.of(), true, false));
    }

    @Test
    void areNotThoseOfTheDirectoryWhereRolesAreAskedFor() {
        var found = found("keycloak", "realm_access.roles", Directories.with(directory), Map.of());

        assertThat(found.names()).isEmpty();
        assertThat(directory.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unavailable", "throttled", "bug"})
    void areNoMoreThanTheClaimSaysWhenTheDirectoryFails(String how) {
        directory.before = () -> {
            throw switch (how) {
                case "unavailable" -> new DirectoryException.Unavailable("down", null);
                case "throttled" -> new DirectoryException.Throttled(Instant.now(), null);
                default -> new IllegalStateException("bug");
            };
        };

        assertThat(found("oidc", OVERAGE)).isEqualTo(new PersonGroups.Found(List.of(), false, true));
        assertThat(found("okta", Map.of("groups", names(100))))
                .isEqualTo(new PersonGroups.Found(names(100), false, true));
    }

    @Test
    void areUnknownForGoodWhereNobodyCanBeAsked() {
        assertThat(found("oidc", "groups", Directories.none(), OVERAGE))
                .isEqualTo(new PersonGroups.Found(List.of(), false, false));
    }

    @Test
    void areKnownInPartWhereThereAreThousands() {
        var found = found("oidc", Map.of("groups", names(3000)));

        assertThat(found.names()).hasSize(1000);
        assertThat(found.known()).isFalse();
        assertThat(directory.calls).isEmpty();
    }

    private PersonGroups.Found found(String kind, Map<String, Object> claims) {
        return found(kind, "groups", Directories.with(directory), claims);
    }

    private static PersonGroups.Found found(
            String kind, String claim, PeopleInDirectory directory, Map<String, Object> claims) {
        var settings = Configured.provider(kind, ISSUER, "groups-claim=" + claim);
        Provider provider = settings.checkedProviders().getFirst();
        return new PersonGroups(directory).of(provider, ISSUER, "ada", claims);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "group " + i).toList();
    }
}
