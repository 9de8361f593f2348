package org.gatehouse.builtin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.common.PagedList;
import com.okta.sdk.resource.model.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.builtin.identity.SamplePeople.Person;
import org.gatehouse.builtin.identity.User.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists and searches page by page, as Okta's own SDK sees them, against what is known about the sample users. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("deprecation") // PagedList: the SDK has no other way to a next page that keeps no state by thread
class UserListTest {

    private static final int COUNT = 3_000;
    private final SamplePeople people = new SamplePeople();
    private IdentityServer server;
    private UserApi api;

    String newDatabase() {
        return IdentityFixture.memoryDatabase();
    }

    String databaseUser() {
        return "";
    }

    @BeforeAll
    void start() {
        System.setProperty("okta.testing.disableHttpsCheck", "true");
        server = IdentityServer.start(
                IdentityFixture.settings(IdentityFixture.freePort(), newDatabase(), databaseUser(), COUNT));
        ApiClient client = Clients.builder()
                .setOrgUrl(server.orgUrl())
                .setClientCredentials(new TokenClientCredentials(IdentityFixture.API_TOKEN))
                .setRetryMaxAttempts(0)
                .build();
        api = new UserApi(client);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "an", "anna", "anna.", "user00000", "м", "и", "zz", "O'B", "İ"})
    void findsByTheBeginningOfNamesAndAddresses(String text) {
        assertThat(search(anyBeginsWith(text), null, null))
                .containsExactlyInAnyOrderElementsOf(expected(person -> begins(person, text)));
    }

    @ParameterizedTest
    @CsvSource({"a,ACTIVE", "a,LOCKED_OUT", "an,SUSPENDED", "user,DEPROVISIONED"})
    void findsByBeginningAndStatus(String text, String status) {
        assertThat(search("(" + anyBeginsWith(text) + ") and status eq \"" + status + "\"", null, null))
                .containsExactlyInAnyOrderElementsOf(expected(
                        person -> begins(person, text) && person.status().name().equals(status)));
    }

    @Test
    void findsByOneAttributeWhateverElseBeginsLikeIt() {
        assertThat(search("profile.lastName sw \"mar\"", null, null))
                .containsExactlyInAnyOrderElementsOf(
                        expected(person -> lower(person.profile().lastName()).startsWith("mar")));
    }

    @ParameterizedTest
    @CsvSource({"anna,s", "a,a", "m,ma", "ma,m", "o,o'b", "zz,a"})
    void findsByBothNamesInEitherOrder(String one, String other) {
        assertThat(search(names(one, other) + " or " + names(other, one), null, null))
                .containsExactlyInAnyOrderElementsOf(expected(person -> isNamed(person, one, other)));
    }

    @Test
    void findsByBothNamesAndStatus() {
        assertThat(search("(" + names("a", "s") + " or " + names("s", "a") + ") and status eq \"ACTIVE\"", null, null))
                .containsExactlyInAnyOrderElementsOf(
                        expected(person -> isNamed(person, "a", "s") && person.status() == Status.ACTIVE));
    }

    private static String names(String first, String last) {
        return "(profile.firstName sw \"" + first + "\" and profile.lastName sw \"" + last + "\")";
    }

    private static boolean isNamed(Person person, String one, String other) {
        String first = lower(person.profile().firstName());
        String last = lower(person.profile().lastName());
        return (first.startsWith(one) && last.startsWith(other)) || (first.startsWith(other) && last.startsWith(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile.lastName", "profile.firstName", "profile.email"})
    void sortsByNameThoseWhoseLastNameIsLookedFor(String property) {
        assertThat(search("profile.lastName sw \"m\"", property, "asc"))
                .containsExactlyInAnyOrderElementsOf(
                        expected(person -> lower(person.profile().lastName()).startsWith("m")));
    }

    @Test
    void combinesConditions() {
        String expression = "profile.department eq \"legal\" and (profile.city eq \"Tokyo\" or status lt \"ACTIVE\""
                + " or profile.email co \"smith\") and profile.title pr";
        assertThat(search(expression, null, null))
                .containsExactlyInAnyOrderElementsOf(expected(person ->
                        "Legal".equals(attribute(person, ProfileAttribute.DEPARTMENT))
                                && ("Tokyo".equals(attribute(person, ProfileAttribute.CITY))
                                        || person.profile().email().contains("smith"))));
    }

    @Test
    void findsByTheTimeOfTheLastUpdate() {
        String time = "2020-06-01T00:00:00.000Z";
        assertThat(search("lastUpdated lt \"" + time + "\"", null, null))
                .containsExactlyInAnyOrderElementsOf(
                        expected(person -> person.lastUpdated().isBefore(java.time.Instant.parse(time))));
    }

    @ParameterizedTest
    @CsvSource({
        "profile.lastName,asc",
        "profile.city,desc",
        "lastUpdated,desc",
        "status,asc",
        "id,desc",
        "activated,asc"
    })
    void sortsWithoutLosingAnybody(String property, String order) {
        assertThat(search("status eq \"ACTIVE\" or status eq \"STAGED\"", property, order))
                .containsExactlyInAnyOrderElementsOf(
                        expected(person -> person.status() == Status.ACTIVE || person.status() == Status.STAGED));
    }

    @Test
    void listsEverybodyButTheDeactivated() {
        List<String> ids = pages(after -> api.listUsers(null, null, after, 200, null, null, null, null));
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.stream().filter(UserListTest::isSample))
                .containsExactlyElementsOf(expected(person -> person.status() != Status.DEPROVISIONED));
    }

    @Test
    void givesAFewToPickersAndNoNextPage() {
        List<User> users = api.listUsers(null, "an", null, null, null, null, null, null);
        assertThat(users)
                .hasSize(10)
                .allSatisfy(user -> assertThat(user.getId()).isNotNull());
        assertThat(((PagedList<User>) users).getNextPage()).isNull();
    }

    @Test
    void filters() {
        assertThat(pages(after -> api.listUsers(null, null, after, 5, "status eq \"LOCKED_OUT\"", null, null, null)))
                .containsExactlyInAnyOrderElementsOf(expected(person -> person.status() == Status.LOCKED_OUT));
        assertThat(api.listUsers(null, null, null, 5, "profile.login eq \"USER0000001@example.com\"", null, null, null))
                .isEmpty();
        assertThat(api.listUsers(null, null, null, 5, "profile.login eq \"user0000001@example.com\"", null, null, null))
                .hasSize(1);
    }

    private interface Pages {
        List<User> after(@Nullable String cursor);
    }

    private List<String> search(String expression, @Nullable String sortBy, @Nullable String sortOrder) {
        List<String> ids = pages(after -> api.listUsers(null, null, after, 70, null, expression, sortBy, sortOrder));
        assertThat(ids).doesNotHaveDuplicates();
        return ids.stream().filter(UserListTest::isSample).toList();
    }

    /** The ids of others are random, and one in sixty-two begins with the same letters. */
    private static boolean isSample(String id) {
        return id.startsWith("00uS0000");
    }

    private static List<String> pages(Pages pages) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            List<User> page = pages.after(cursor);
            page.forEach(user -> ids.add(Objects.requireNonNull(user.getId())));
            cursor = page instanceof PagedList<?> paged && paged.getNextPage() != null ? paged.getAfter() : null;
        } while (cursor != null);
        return ids;
    }

    private List<String> expected(Predicate<Person> condition) {
        return IntStream.range(0, COUNT)
                .mapToObj(people::person)
                .filter(condition)
                .map(Person::id)
                .toList();
    }

    private static String anyBeginsWith(String text) {
        return Stream.of("firstName", "lastName", "email", "login")
                .map(attribute -> "profile." + attribute + " sw \"" + text + "\"")
                .reduce((one, other) -> one + " or " + other)
                .orElseThrow();
    }

    private static boolean begins(Person person, String text) {
        return ProfileAttribute.keyed().stream()
                .anyMatch(attribute ->
                        lower(String.valueOf(attribute(person, attribute))).startsWith(lower(text)));
    }

    private static @Nullable String attribute(Person person, ProfileAttribute attribute) {
        return person.profile().get(attribute);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
