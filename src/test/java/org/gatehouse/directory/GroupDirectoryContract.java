package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every directory of groups does. */
public abstract class GroupDirectoryContract extends DirectoryContract {

    static Stream<String> hostile() {
        return hostileNames().values().stream();
    }

    @Test
    void createsAGroupAndFindsIt() {
        String name = word();
        Group group = groups().create(name, "For a test");
        assertThat(group.name()).isEqualTo(name);
        assertThat(group.description()).isEqualTo("For a test");
        assertThat(group.kind()).isEqualTo(GroupKind.EDITABLE);
        assertThat(groups().find(group.id())).map(Group::name).hasValue(name);
        eventually(() -> assertThat(groups().findByName(name)).map(Group::id).hasValue(group.id()));
        assertThat(groups().findByName(name.substring(0, 8))).isEmpty();
    }

    @Test
    void searchesByTheBeginningOfNamesPageByPage() {
        String word = word();
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.add(groups().create(word + " " + i, "").id());
        }
        for (int limit : new int[] {1, 2, 5, 200}) {
            eventually(() -> assertThat(found(word, limit)).containsExactlyInAnyOrderElementsOf(made));
        }
        eventually(() ->
                assertThat(found(word.toUpperCase(Locale.ROOT) + " 3", 10)).containsExactly(made.get(3)));
        eventually(() -> assertThat(found("", 200)).doesNotHaveDuplicates().containsAll(made));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void keepsStrangeNamesAsTheyAreOrRefusesThem(String name) {
        String unique = word() + name;
        Group group;
        try {
            group = groups().create(unique, name);
        } catch (DirectoryException.Rejected refused) {
            assertThat(refused.problem()).isNotBlank();
            return;
        }
        assertThat(groups().find(group.id())).map(Group::name).hasValue(unique);
        eventually(() -> {
            assertThat(groups().findByName(unique)).map(Group::id).hasValue(group.id());
            assertThat(found(unique, 10)).containsExactly(group.id());
        });
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void searchesForAnyText(String text) {
        assertThat(found("\" or id pr or \"" + text, 10)).isEmpty();
        assertThat(found(text.repeat(1_000), 10)).isEmpty();
        assertThat(groups().findByName("\" or id pr or \"" + text)).isEmpty();
    }

    @Test
    void refusesATakenOrBlankName() {
        Group group = groups().create(word(), "");
        Group other = groups().create(word(), "");
        assertTaken(() -> groups().create(group.name(), ""));
        assertTaken(() -> groups().change(other.id(), group.name(), ""));
        assertThatExceptionOfType(DirectoryException.Rejected.class)
                .isThrownBy(() -> groups().create(" ", ""))
                .satisfies(refused -> assertThat(refused.problem()).isNotBlank());
    }

    @Test
    void givesAGroupAnotherNameAndDescription() {
        Group group = groups().create(word(), "Before");
        String name = word();
        assertThat(groups().change(group.id(), name, "After").description()).isEqualTo("After");
        assertThat(groups().change(group.id(), name, "").description()).isNullOrEmpty();
        assertThat(groups().find(group.id())).map(Group::name).hasValue(name);
        eventually(() -> assertThat(groups().findByName(group.name())).isEmpty());
    }

    /** Whoever changes it next is asked whether it is still as they saw it. */
    @Test
    void findsTheDescriptionThatItAnsweredAChangeWith() {
        Group group = groups().create(word(), "");
        assertThat(descriptionOf(group)).isEqualTo(text(group));
        for (String description : List.of("Night shift & <b>more</b>, 100 %", "", "Ärzte “夜”")) {
            Group changed = groups().change(group.id(), group.name(), description);
            assertThat(text(changed)).isEqualTo(description);
            assertThat(descriptionOf(group)).isEqualTo(description);
        }
    }

    private String descriptionOf(Group group) {
        return text(groups().find(group.id()).orElseThrow());
    }

    private static String text(Group group) {
        return Objects.requireNonNullElse(group.description(), "");
    }

    @Test
    void deletesAGroupButNotItsMembers() {
        Group group = groups().create(word(), "");
        User user = create(profile(word(), word()), group.id());
        groups().delete(group.id());
        groups().delete(group.id());
        assertThat(groups().find(group.id())).isEmpty();
        assertThat(directory().find(user.id())).isPresent();
        assertThat(directory().groupsOf(user.id())).extracting(Group::id).doesNotContain(group.id());
    }

    @Test
    void takesUsersInAndOutAsOftenAsAsked() {
        Group group = groups().create(word(), "");
        User user = anybody();
        groups().add(group.id(), user.id());
        groups().add(group.id(), user.id());
        assertThat(directory().groupsOf(user.id())).extracting(Group::id).containsOnlyOnce(group.id());
        eventually(() -> assertThat(members(group, 200)).containsExactly(user.id()));
        groups().remove(group.id(), user.id());
        groups().remove(group.id(), user.id());
        assertThat(directory().groupsOf(user.id())).extracting(Group::id).doesNotContain(group.id());
        eventually(() -> assertThat(members(group, 200)).isEmpty());
    }

    @Test
    void listsMembersPageByPage() {
        Group group = groups().create(word(), "");
        List<String> made = Stream.generate(
                        () -> create(profile(word(), word()), group.id()).id())
                .limit(5)
                .toList();
        for (int limit : new int[] {1, 2, 5, 200}) {
            eventually(() -> assertThat(members(group, limit)).containsExactlyInAnyOrderElementsOf(made));
        }
    }

    @Test
    void countsMembersRightWhereItCountsThem() {
        Group group = groups().create(word(), "");
        create(profile(word(), word()), group.id());
        eventually(() -> assertThat(groups().search(new GroupSearch(group.name(), 10), Optional.empty())
                        .items())
                .singleElement()
                .satisfies(found -> assertThat(found.size()).isIn(null, 1L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "x/users", "..", "a\n", "a?x=y", "rules", "%2e%2e", "a;b", "\\"})
    void doesNotKnowAStrangeId(String id) {
        Group group = groups().create(word(), "");
        String user = anybody().id();
        assertThat(groups().find(id)).isEmpty();
        groups().delete(id);
        assertNotFound(() -> groups().change(id, word(), ""));
        assertNotFound(() -> groups().members(id, 10, Optional.empty()));
        assertNotFound(() -> groups().add(id, user));
        assertNotFound(() -> groups().remove(id, user));
        assertNotFound(() -> groups().add(group.id(), id));
        assertNotFound(() -> groups().remove(group.id(), id));
    }

    @Test
    void leavesGroupsOfTheProviderAlone() {
        List<Group> provided = all(200, after -> groups().search(new GroupSearch("", 200), after)).stream()
                .filter(group -> group.kind() != GroupKind.EDITABLE)
                .limit(1)
                .toList();
        assumeTrue(!provided.isEmpty(), "it has no groups of its own");
        String id = provided.getFirst().id();
        String user = anybody().id();
        assertWrongState(() -> groups().change(id, word(), ""));
        assertWrongState(() -> groups().delete(id));
        assertWrongState(() -> groups().add(id, user));
        assertWrongState(() -> groups().remove(id, user));
    }

    private List<String> found(String text, int limit) {
        var search = new GroupSearch(text, limit);
        return all(limit, after -> groups().search(search, after)).stream()
                .map(Group::id)
                .toList();
    }

    private List<String> members(Group group, int limit) {
        return all(limit, after -> groups().members(group.id(), limit, after)).stream()
                .map(User::id)
                .toList();
    }

    private static void assertNotFound(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(DirectoryException.NotFound.class);
    }

    private static void assertWrongState(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(DirectoryException.WrongState.class);
    }

    private static void assertTaken(Runnable call) {
        assertThatExceptionOfType(DirectoryException.Conflict.class)
                .isThrownBy(call::run)
                .satisfies(conflict -> assertThat(conflict.attribute()).isNull());
    }
}
