package org.gatehouse.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every directory of users does. Life cycles have a contract of their own: {@link LifecycleContract}. */
public abstract class UserDirectoryContract extends DirectoryContract {

    /** Where the directory's users sign in. */
    protected abstract String issuer();

    static Stream<String> hostile() {
        return hostileNames().values().stream();
    }

    @Test
    void findsAUserById() {
        User made = anybody();
        User found = read(made.id());
        assertThat(found.profile()).isEqualTo(made.profile());
        assertThat(found.status()).isEqualTo(made.status());
        assertThat(found.created()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "", "x/groups", "..", "a\n", "a?x=y", "../users/x", "me", "%2e%2e", "a;b", "\\"})
    void doesNotKnowAStrangeId(String id) {
        assertThat(directory().find(id)).isEmpty();
        assertThat(directory().groupsOf(id)).isEmpty();
        assertThat(directory().endSessions(id)).isFalse();
        assertNotFound(() -> directory().change(id, "", new ProfileChange(Map.of(Attribute.FIRST_NAME, "A"))));
        directory()
                .capabilities()
                .actions()
                .forEach(action -> assertNotFound(() -> directory().perform(id, action, Delivery.MAIL)));
    }

    @Test
    void doesNotTakeALoginForAnId() {
        User user = anybody();
        assumeTrue(!user.login().equals(user.id()), "its logins are its ids");
        assertThat(directory().find(user.login())).isEmpty();
        assertThat(directory().groupsOf(user.login())).isEmpty();
        assertThat(directory().endSessions(user.login())).isFalse();
        assertNotFound(() -> directory().perform(user.login(), UserAction.DEACTIVATE, Delivery.MAIL));
        assertThat(read(user.id()).status()).isEqualTo(user.status());
    }

    @Test
    void findsAUserByLoginInAnyCaseAtOnce() {
        User user = anybody();
        assertThat(directory().findByLogin(user.login())).map(User::id).hasValue(user.id());
        assumeTrue(!user.login().equals(user.id()), "its logins are its ids");
        assertThat(directory().findByLogin(user.login().toUpperCase(Locale.ROOT)))
                .map(User::id)
                .hasValue(user.id());
        assertThat(directory().findByLogin(user.login().substring(1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nobody", "a/b", "..", "me", "*", "%", "a\"b", "a\\", "a;b", "\u0000", "<b>"})
    void findsNobodyByAStrangeLogin(String login) {
        assertThat(directory().findByLogin(login)).isEmpty();
        assertThat(directory().findByLogin(login.repeat(2_000))).isEmpty();
    }

    @Test
    void searchesByTheBeginningOfNamesLoginAndAddress() {
        User user = create(profile(word(), word()));
        eventually(() -> Stream.of(user.firstName(), user.lastName(), user.login(), user.email())
                .filter(value -> value != null && !value.equals(user.id()))
                .forEach(value -> {
                    assertThat(found(value)).containsExactly(user.id());
                    assertThat(found(value.substring(0, 9).toUpperCase(Locale.ROOT)))
                            .containsExactly(user.id());
                    assertThat(found(value + "x")).isEmpty();
                }));
    }

    @Test
    void searchesByFirstAndLastNameInEitherOrder() {
        String first = word();
        String last = word();
        User user = create(profile(first, last));
        assumeTrue(user.firstName() != null && user.lastName() != null, "it keeps no two names");
        create(profile(first, word()));
        create(profile(word(), last));
        String beginning = last.substring(0, 9).toUpperCase(Locale.ROOT);
        eventually(() -> Stream.of(
                        first + " " + last,
                        first + "  " + beginning,
                        last + " " + first,
                        beginning + " " + first,
                        last + ", " + first,
                        last + "," + first)
                .forEach(text -> {
                    assertThat(found(text)).as(text).containsExactly(user.id());
                    assertThat(found(text + "x")).as(text).isEmpty();
                }));
    }

    @Test
    void searchesByNamesOfSeveralWords() {
        String first = word() + " " + word();
        String last = word() + " " + word();
        User oneFirst = create(profile(first.substring(0, 9), last));
        assumeTrue(oneFirst.firstName() != null && oneFirst.lastName() != null, "it keeps no two names");
        User twoFirst = create(profile(first, last.substring(0, 9)));
        eventually(() -> {
            assertThat(found(first)).containsExactly(twoFirst.id());
            assertThat(found(last)).containsExactly(oneFirst.id());
            assertThat(found(first.substring(0, 9) + " " + last)).containsExactly(oneFirst.id());
            assertThat(found(last + " " + first.substring(0, 9))).containsExactly(oneFirst.id());
            assertThat(found(first + " " + last.substring(0, 9))).containsExactly(twoFirst.id());
        });
    }

    @Test
    void givesPagesOfAFullNameWithoutGapsOrDuplicates() {
        String first = word();
        String last = word();
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            made.add(create(i % 2 == 0 ? profile(first, last) : profile(last, first))
                    .id());
        }
        // the whole text begins a name of theirs, and it is their full name too
        User both = create(profile(first + " " + last, last));
        assumeTrue(both.firstName() != null && both.lastName() != null, "it keeps no two names");
        made.add(both.id());
        User found = read(made.getFirst());
        UserStatus status = found.status();
        for (int limit : new int[] {1, 2, 6, 200}) {
            eventually(() -> {
                assertThat(ids(new UserSearch(first + " " + last, null, null, limit)))
                        .containsExactlyInAnyOrderElementsOf(made);
                assertThat(ids(new UserSearch(first + " " + last, status, null, limit)))
                        .containsExactlyInAnyOrderElementsOf(made);
            });
        }
    }

    @Test
    void searchesForAFullNameAmongTheMembersOfAGroup() {
        Group group = groups().create(word(), "");
        String first = word();
        String last = word();
        User member = create(profile(first, last), group.id());
        assumeTrue(member.firstName() != null && member.lastName() != null, "it keeps no two names");
        create(profile(first, word()), group.id());
        create(profile(first, last));
        eventually(() -> assertThat(ids(new UserSearch(last + ", " + first, null, group.id(), 10)))
                .containsExactly(member.id()));
    }

    @Test
    void searchesByStatus() {
        String first = word();
        User user = create(profile(first, word()));
        for (UserStatus status : directory().capabilities().statuses()) {
            var search = new UserSearch(first, status, null, 10);
            List<String> expected = status == user.status() ? List.of(user.id()) : List.of();
            eventually(() -> assertThat(ids(search)).isEqualTo(expected));
        }
    }

    @Test
    void searchesAmongTheMembersOfAGroup() {
        Group group = groups().create(word(), "");
        String first = word();
        User member = create(profile(first, word()), group.id());
        User other = create(profile(word(), word()), group.id());
        create(profile(first, word()));
        eventually(() -> {
            assertThat(ids(new UserSearch("", null, group.id(), 1))).containsExactlyInAnyOrder(member.id(), other.id());
            assertThat(ids(new UserSearch(first, null, group.id(), 1))).containsExactly(member.id());
            assertThat(ids(new UserSearch(first, member.status(), group.id(), 10)))
                    .containsExactly(member.id());
        });
    }

    @Test
    void givesPagesWithoutGapsOrDuplicates() {
        String first = word();
        var made = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            made.add(create(profile(first, word())).id());
        }
        for (int limit : new int[] {1, 3, 7, 200}) {
            eventually(() -> assertThat(ids(new UserSearch(first, null, null, limit)))
                    .containsExactlyInAnyOrderElementsOf(made));
        }
    }

    @Test
    void listsEverybodyPageByPage() {
        User user = anybody();
        eventually(() ->
                assertThat(ids(UserSearch.all(200))).doesNotHaveDuplicates().contains(user.id()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void searchesForAnyText(String text) {
        String bystander = anybody().id();
        assertThat(found(text)).doesNotContain(bystander);
        assertThat(found("\" or id pr or \"" + text)).isEmpty();
        assertThat(found(text.repeat(1_000))).isEmpty();
    }

    /** A directory may refuse a name, but what it takes it keeps as it is. */
    @ParameterizedTest
    @MethodSource("hostile")
    void keepsStrangeNamesAsTheyAreOrRefusesThem(String name) {
        assumeTrue(directory().capabilities().attributes().contains(Attribute.LAST_NAME), "it has no last names");
        String unique = word() + name;
        User user;
        try {
            user = create(profile(word(), unique));
        } catch (DirectoryException.Rejected refused) {
            assertThat(refused.problem()).isNotBlank();
            return;
        }
        assertThat(read(user.id()).lastName()).isEqualTo(unique);
        eventually(() -> assertThat(found(unique)).containsExactly(user.id()));
    }

    @Test
    void createsAStagedUserInGroups() {
        assumeTrue(directory().capabilities().staging(), "it stages nobody");
        Group group = groups().create(word(), "");
        Done done = directory().create(new NewUser(profile(word(), word()), Set.of(group.id()), null));
        User user = Objects.requireNonNull(done.user());
        assertThat(user.status()).isEqualTo(UserStatus.STAGED);
        assertThat(done.link()).isNull();
        assertThat(directory().groupsOf(user.id())).extracting(Group::id).contains(group.id());
    }

    @ParameterizedTest
    @EnumSource(Delivery.class)
    void invitesANewUser(Delivery delivery) {
        assumeTrue(directory().capabilities().deliveries().contains(delivery), "it does not deliver so");
        Done done = directory().create(new NewUser(profile(word(), word()), Set.of(), delivery));
        User user = Objects.requireNonNull(done.user());
        assertThat(user.status()).isNotIn(UserStatus.STAGED, UserStatus.DEPROVISIONED);
        assertThat(read(user.id()).status()).isEqualTo(user.status());
        if (delivery == Delivery.LINK) {
            assertThat(done.link()).isNotNull();
            assertThat(done.toString()).doesNotContain(String.valueOf(done.link()));
        } else {
            assertThat(done.link()).isNull();
        }
    }

    @Test
    void createsOneOfTwoWhoAreMadeAtTheSameInstant() throws Exception {
        String first = word();
        var twice = new NewUser(profile(first, word()), Set.of(), anyDelivery());
        int made = 0;
        for (Future<Done> creation : atOnce(() -> directory().create(twice))) {
            try {
                creation.get();
                made++;
            } catch (ExecutionException refused) {
                assertThat(refused.getCause()).isInstanceOf(DirectoryException.Conflict.class);
            }
        }
        assertThat(made).isEqualTo(1);
        eventually(() -> assertThat(found(first)).hasSize(1));
    }

    @Test
    void saysWhoseValueIsTaken() {
        User user = anybody();
        Profile taken = with(
                with(profile(word(), word()), Attribute.EMAIL, user.email()),
                Attribute.LOGIN,
                user.profile().get(Attribute.LOGIN));
        assertTaken(() -> create(taken));
        User other = anybody();
        ProfileChange change = changeTo(taken, other.profile());
        assumeTrue(!change.isEmpty(), "it changes neither of the two");
        assertTaken(() -> directory().change(other.id(), other.version(), change));
        assertThat(read(other.id()).profile()).isEqualTo(other.profile());
    }

    @Test
    void refusesUsersWithoutWhatIsRequired() {
        for (Attribute required : directory().capabilities().required()) {
            Profile lacking = with(profile(word(), word()), required, null);
            assertThatExceptionOfType(DirectoryException.Rejected.class)
                    .as(required.label())
                    .isThrownBy(() -> create(lacking))
                    .satisfies(refused -> assertThat(refused.problem()).isNotBlank())
                    .satisfies(refused -> assertThat(refused.problems().keySet())
                            .isSubsetOf(EnumSet.of(required, Attribute.LOGIN, Attribute.EMAIL)));
        }
    }

    @Test
    void knowsOfNoProblemWithWhatItTakes() {
        Profile taken = anybody().profile();
        assertThat(directory().problems(taken.values())).isEmpty();
        assertThat(directory().problems(Map.of())).isEmpty();
    }

    /** What it says to be wrong is refused; it may refuse more than it knows beforehand. */
    @ParameterizedTest
    @ValueSource(
            strings = {"nobody", "a@", "@example.com", "a b@example.com", "a@b@example.com", "a@example..com", "a@b"})
    void refusesWhatItSaysToBeWrong(String value) {
        for (Attribute attribute : List.of(Attribute.LOGIN, Attribute.EMAIL)) {
            if (directory().problems(Map.of(attribute, value)).isEmpty()
                    || !directory().capabilities().attributes().contains(attribute)) {
                continue;
            }
            Profile wrong = with(profile(word(), word()), attribute, value);
            assertThatThrownBy(() -> create(wrong)).isInstanceOf(DirectoryException.Rejected.class);
        }
        assertThat(directory().problems(Map.of(Attribute.EMAIL, "nobody"))).containsOnlyKeys(Attribute.EMAIL);
    }

    @Test
    void changesWhatIsAskedForAndLeavesTheRest() {
        Attribute attribute = changeableAttribute();
        User before = anybody();
        String value = word();
        User after = directory().change(before.id(), before.version(), new ProfileChange(Map.of(attribute, value)));
        assertThat(after.profile()).isEqualTo(with(before.profile(), attribute, value));
        assertThat(after.status()).isEqualTo(before.status());
        assertThat(read(before.id()).profile()).isEqualTo(after.profile());
    }

    @Test
    void clearsAnAttribute() {
        Attribute attribute = optionalAttribute();
        User before = create(with(profile(word(), word()), attribute, word()));
        var clearing = before.profile().changeTo(with(before.profile(), attribute, null));
        User after = directory().change(before.id(), before.version(), clearing);
        assertThat(after.profile()).isEqualTo(with(before.profile(), attribute, null));
        assertThat(read(before.id()).profile().get(attribute)).isNull();
    }

    @Test
    void keepsEveryAttributeItSaysItKeeps() {
        User before = anybody();
        var wanted = before.profile();
        for (Attribute attribute : directory().capabilities().attributes()) {
            if (wanted.get(attribute) == null) {
                wanted = with(wanted, attribute, sample(attribute));
            }
        }
        User after = directory().change(before.id(), before.version(), changeTo(wanted, before.profile()));
        assertThat(after.profile()).isEqualTo(wanted);
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseHasChanged() {
        Attribute attribute = changeableAttribute();
        User seen = anybody();
        assumeTrue(!seen.version().isEmpty(), "it has no versions");
        User changed = directory().change(seen.id(), seen.version(), new ProfileChange(Map.of(attribute, word())));
        assertThat(changed.version()).isNotEqualTo(seen.version());
        assertThatThrownBy(() ->
                        directory().change(seen.id(), seen.version(), new ProfileChange(Map.of(attribute, word()))))
                .isInstanceOf(DirectoryException.Outdated.class);
        assertThat(read(seen.id()).profile()).isEqualTo(changed.profile());
    }

    @Test
    void tellsTheGroupsOfAUserByName() {
        String word = word();
        Group second = groups().create(word + " b", "");
        Group first = groups().create(word + " a", "");
        User user = create(profile(word(), word()), second.id(), first.id());
        assertThat(directory().groupsOf(user.id()))
                .extracting(Group::name)
                .isSorted()
                .containsSubsequence(first.name(), second.name());
    }

    @Test
    void endsTheSessionsOfAUserAsOftenAsAsked() {
        User user = anybody();
        assertThat(directory().endSessions(user.id())).isTrue();
        assertThat(directory().endSessions(user.id())).isTrue();
    }

    @Test
    void tellsItsOwnUsersFromThoseOfOtherIssuers() {
        assertThat(directory().holdsUsersOf(issuer())).isTrue();
        assertThat(directory().holdsUsersOf("https://elsewhere.example/oauth2/default"))
                .isFalse();
        assertThat(directory().holdsUsersOf("")).isFalse();
    }

    private List<String> found(String text) {
        return ids(new UserSearch(text, null, null, 50));
    }

    private Attribute changeableAttribute() {
        return Stream.of(Attribute.LAST_NAME, Attribute.DISPLAY_NAME, Attribute.NICK_NAME, Attribute.DEPARTMENT)
                .filter(this::isChangeable)
                .findFirst()
                .orElseThrow();
    }

    private Attribute optionalAttribute() {
        var required = directory().capabilities().required();
        Optional<Attribute> optional = Stream.of(
                        Attribute.DEPARTMENT, Attribute.NICK_NAME, Attribute.TITLE, Attribute.LAST_NAME)
                .filter(attribute -> isChangeable(attribute) && !required.contains(attribute))
                .findFirst();
        assumeTrue(optional.isPresent(), "it has no attribute that may be empty");
        return optional.orElseThrow();
    }

    private boolean isChangeable(Attribute attribute) {
        Capabilities can = directory().capabilities();
        return can.attributes().contains(attribute) && !can.fixed().contains(attribute);
    }

    private ProfileChange changeTo(Profile wanted, Profile before) {
        for (Attribute attribute : Attribute.values()) {
            wanted = isChangeable(attribute) ? wanted : with(wanted, attribute, before.get(attribute));
        }
        return before.changeTo(wanted);
    }

    private static String sample(Attribute attribute) {
        return switch (attribute) {
            case SECOND_EMAIL -> word() + "@example.com";
            case MOBILE_PHONE, PRIMARY_PHONE -> "+49 30 1234567";
            case COUNTRY_CODE -> "DE";
            case LOCALE -> "de_DE";
            case TIMEZONE -> "Europe/Berlin";
            default -> word();
        };
    }

    private static void assertNotFound(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOf(DirectoryException.NotFound.class);
    }

    private static void assertTaken(Runnable call) {
        assertThatExceptionOfType(DirectoryException.Conflict.class)
                .isThrownBy(call::run)
                .satisfies(conflict -> assertThat(conflict.attribute()).isIn(Attribute.LOGIN, Attribute.EMAIL));
    }

    private static <T> List<Future<T>> atOnce(Callable<T> call) {
        var barrier = new CyclicBarrier(2);
        Callable<T> together = () -> {
            barrier.await();
            return call.call();
        };
        try (var threads = Executors.newFixedThreadPool(2)) {
            return List.of(threads.submit(together), threads.submit(together));
        }
    }
}
