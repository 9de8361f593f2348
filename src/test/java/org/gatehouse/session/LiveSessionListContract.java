package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.session.SessionQuery.Order;
import org.gatehouse.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators see of the table, whichever database it is in. */
abstract class LiveSessionListContract {

    private TestDatabase database;
    private SessionFixture node;
    private LiveSessionList list;

    abstract TestDatabase open();

    @BeforeEach
    void logIn() {
        database = open();
        node = new SessionFixture(database, new SessionFixture.NoOtherNodes(), null);
        list = new LiveSessionList(database.jdbc(), node.settings, node);
        node.begin(user("carla", "Carla", "carla@100%.example"), "cookie of carla");
        node.pass(Duration.ofMinutes(1));
        node.begin(user("ada", "Ada Lovelace", "ada@example.com"), "cookie of ada");
        node.pass(Duration.ofMinutes(1));
        node.begin(user("under_score", "bob", null), "cookie of bob");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PERSON, false, Ada Lovelace|bob|Carla",
        "PERSON, true, Carla|bob|Ada Lovelace",
        "LAST_SEEN, false, Carla|Ada Lovelace|bob",
        "SIGNED_IN, true, bob|Ada Lovelace|Carla",
        "EXPIRES, false, Carla|Ada Lovelace|bob"
    })
    void sorts(Order order, boolean descending, String names) {
        assertThat(names(list.page(new SessionQuery("", order, descending), 0, 10)))
                .containsExactly(names.split("\\|"));
    }

    @ParameterizedTest
    @CsvSource({
        "ada, Ada Lovelace",
        "'  LOVE ', Ada Lovelace",
        "ada@EXAMPLE.com, Ada Lovelace",
        "under_score, bob",
        "100%, Carla",
        "under bob, bob",
        "lovelace ADA@, Ada Lovelace"
    })
    void findsByAnyPartOfNameAddressOrSubject(String search, String name) {
        assertThat(names(all(search))).containsExactly(name);
        assertThat(list.count(search)).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"%, 1", "a%a, 0", "_, 1", "b_b, 0", "!, 0", "!%, 0", "\\, 0", "', 0"})
    void takesNothingForAPattern(String search, int found) {
        assertThat(list.count(search)).isEqualTo(found);
    }

    @Test
    void survivesTextThatNoDatabaseStores() {
        assertThat(list.count("\0")).isEqualTo(3);
        assertThat(list.count("ada\0ada")).isOne();
        assertThat(list.count("\ud800")).isZero();
        assertThat(list.count("x".repeat(100_000))).isZero();
    }

    @Test
    void findsEveryoneWithoutASearch() {
        assertThat(list.count("")).isEqualTo(3);
        assertThat(all(" ")).hasSize(3);
    }

    @Test
    void givesEverySessionOnceOverAllPages() {
        for (int i = 0; i < 20; i++) {
            node.begin(SessionFixture.BOB, "cookie " + i);
        }
        var query = new SessionQuery("", Order.SIGNED_IN, true);
        var ids = new ArrayList<String>();
        for (int offset = 0; offset < 23; offset += 5) {
            list.page(query, offset, 5).forEach(session -> ids.add(session.id()));
        }
        assertThat(ids).hasSize(23).doesNotHaveDuplicates();
    }

    @Test
    void leavesOutWhatHasEnded() {
        String bob = all("bob").getFirst().id();
        node.sessions.end(bob, EndReason.LOGGED_OUT);
        assertThat(list.count("")).isEqualTo(2);
        assertThat(list.find(bob)).isEmpty();
    }

    @Test
    void leavesOutWhatTimeHasEnded() {
        node.pass(Duration.ofMinutes(29));
        assertThat(names(all(""))).containsExactly("bob");
        node.pass(Duration.ofMinutes(2));
        assertThat(list.count("")).isZero();
    }

    @Test
    void tellsWhoseSessionItIsAndWhereFrom() {
        SessionInfo ada = list.find(all("ada").getFirst().id()).orElseThrow();
        assertThat(ada.email()).isEqualTo("ada@example.com");
        assertThat(ada.address()).isEqualTo("192.0.2.1");
        assertThat(ada.device().text()).isEqualTo("Firefox on Windows");
        assertThat(ada.expires()).isEqualTo(ada.created().plus(Duration.ofHours(12)));
    }

    @Test
    void findsEachPersonOnceByName() {
        node.begin(user("ada", "Ada Lovelace", "ada@example.com"), "another cookie of ada");
        var elsewhere =
                new SignedInUser("two", "https://two.example", "ada", "Ada", "Ada B.", null, List.of(), Map.of());
        node.begin(elsewhere, "cookie of another ada");
        assertThat(list.people("ada", 9))
                .containsExactly(
                        new LivePerson("https://two.example", "ada", "Ada B.", null),
                        new LivePerson("https://id.example", "ada", "Ada Lovelace", "ada@example.com"));
        assertThat(list.people("", 2)).extracting(LivePerson::name).containsExactly("Ada B.", "Ada Lovelace");
        assertThat(list.people("ada%", 9)).isEmpty();
    }

    @Test
    void findsNobodyWhoHasLoggedOut() {
        node.sessions.end(all("carla").getFirst().id(), EndReason.LOGGED_OUT);
        assertThat(list.people("carla", 9)).isEmpty();
    }

    @Test
    void knowsNoStrangeId() {
        assertThat(list.find("nothing")).isEmpty();
    }

    private List<SessionInfo> all(String search) {
        return list.page(new SessionQuery(search, Order.PERSON, false), 0, 100);
    }

    private static List<String> names(List<SessionInfo> sessions) {
        return sessions.stream().map(SessionInfo::name).toList();
    }

    private static SignedInUser user(String subject, String name, @Nullable String email) {
        return new SignedInUser("oidc", "https://id.example", subject, name, name, email, List.of(), Map.of());
    }
}
