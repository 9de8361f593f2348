package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gatehouse.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found, on every database. */
abstract class AuditSearchContract {

    private static final Actor BOB = new Actor("https://id.example", "bob", "Bob Éclair", "session-of-bob");

    private ChainFixture node;
    private Instant begin;

    abstract TestDatabase open();

    @BeforeEach
    void start() {
        node = new ChainFixture(open());
        begin = node.now;
        for (int i = 0; i < 10; i++) {
            node.trail.end(
                    node.trail.begin(
                            i % 2 == 0 ? ChainFixture.ADA : BOB, ChainFixture.change("u" + i % 3, "User " + i)),
                    i % 5 == 0 ? Outcome.FAILED : Outcome.DONE,
                    null,
                    null);
            node.pass(Duration.ofHours(1));
        }
        node.trail.begin(BOB, new Change("group.create", "group", "", "Staff", Map.of(), Map.of()));
        node.seal();
    }

    @AfterEach
    void stop() {
        node.database.close();
    }

    @Test
    void listsTheLatestFirstPageByPage() {
        var ids = new ArrayList<Long>();
        List<AuditEntry> page = find(AuditQuery.EVERYTHING, null, 4);
        while (!page.isEmpty()) {
            page.forEach(entry -> ids.add(entry.id()));
            page = find(AuditQuery.EVERYTHING, ids.getLast(), 4);
        }
        assertThat(ids).containsExactly(11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "Ada", "ADA LOVE", "Ada Lovelace"})
    void findsAPersonByIdOrBeginningOfTheName(String text) {
        assertThat(find(query(text, "", "", ""))).containsExactly(9L, 7L, 5L, 3L, 1L);
    }

    @Test
    void findsNamesInAnyCase() {
        assertThat(find(query("bob é", "", "", ""))).hasSize(6);
        assertThat(find(query("bob É", "", "", ""))).hasSize(6);
        assertThat(find(query("éclair", "", "", ""))).isEmpty();
    }

    @Test
    void findsATargetByNameIdAndKind() {
        assertThat(find(query("", "u1", "", ""))).containsExactly(8L, 5L, 2L);
        assertThat(find(query("", "user:u1", "", ""))).containsExactly(8L, 5L, 2L);
        assertThat(find(query("", "group:u1", "", ""))).isEmpty();
        assertThat(find(query("", "user 7", "", ""))).containsExactly(8L, 5L, 2L); // the latest name of u1
        assertThat(find(query("", "Sta", "", ""))).containsExactly(11L);
    }

    @Test
    void combinesFilters() {
        assertThat(find(query("ada", "", "user.change", "FAILED"))).containsExactly(1L);
        assertThat(find(query("bob", "", "user.change", "FAILED"))).containsExactly(6L);
        assertThat(find(query("ada", "u2", "", "DONE"))).containsExactly(9L, 3L);
        assertThat(find(query("bob", "u2", "", "DONE"))).isEmpty();
    }

    @Test
    void findsWhatIsUnderWay() {
        assertThat(find(query("", "", "", AuditQuery.BEGUN))).containsExactly(11L);
    }

    @Test
    void knowsWhatWasMadeByItsId() {
        node.trail.end(11, Outcome.DONE, null, "g7");
        node.seal();
        assertThat(find(query("", "g7", "", ""))).containsExactly(11L);
        assertThat(find(query("", "staff", "", "DONE"))).containsExactly(11L);
    }

    @Test
    void findsWhoJoinsOrLeavesAGroupByTheGroup() {
        var sales = Map.of(Change.GROUP, "Sales", Change.GROUP_ID, "g8");
        node.trail.begin(BOB, new Change("user.join-group", "user", "u8", "Zoe", Map.of(), sales));
        node.trail.happened(
                ChainFixture.ADA,
                new Change("user.leave-group", "user", "u8", "Zoe", sales, Map.of()),
                Outcome.DONE,
                null);
        node.trail.begin(BOB, new Change("group.change", "group", "g8", "Sales", Map.of(), Map.of()));
        node.trail.begin(BOB, new Change("user.create", "user", "", "New", Map.of(), Map.of("Group id", "g9, g8")));
        node.seal();

        assertThat(find(query("", "g8", "", ""))).containsExactly(15L, 14L, 13L, 12L);
        assertThat(find(query("", "group:g8", "", ""))).containsExactly(15L, 14L, 13L, 12L);
        assertThat(find(query("", "sal", "", ""))).containsExactly(15L, 14L, 13L, 12L);
        assertThat(find(query("", "group:g9", "", ""))).containsExactly(15L);
        assertThat(find(query("", "user:g8", "", ""))).isEmpty();
        assertThat(find(query("ada", "sales", "", ""))).containsExactly(13L);
        assertThat(find(query("bob", "sales", "user.join-group", AuditQuery.BEGUN)))
                .containsExactly(12L);
        assertThat(find(query("", "g8", "", ""), 14L, 1))
                .extracting(AuditEntry::id)
                .containsExactly(13L);
        assertThat(find(query("", "zoe", "", ""))).containsExactly(13L, 12L);
    }

    @Test
    void findsATimeToTheInstant() {
        assertThat(find(times(begin.plus(Duration.ofHours(2)), begin.plus(Duration.ofHours(4)))))
                .containsExactly(4L, 3L);
        assertThat(find(times(begin.plus(Duration.ofHours(9)), null))).containsExactly(11L, 10L);
        assertThat(find(times(null, begin))).isEmpty();
        assertThat(find(times(begin.plus(Duration.ofDays(1)), null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "_", "'; DROP TABLE audit_entries --", "\u0000", "\ud83d", "a\\", ":", "user:", "\u202e"})
    void takesWhateverSomebodyTypes(String text) {
        List<Long> all = find(AuditQuery.EVERYTHING);
        for (AuditQuery query : List.of(
                query(text, "", "", ""), query("", text, "", ""), query("", "", text, ""), query("", "", "", text))) {
            assertThat(find(query)).isIn(List.of(), all); // what is left of it may be nothing
        }
    }

    @Test
    void namesAllActions() {
        assertThat(node.search.actions()).containsExactly("group.create", "user.change");
    }

    private List<Long> find(AuditQuery query) {
        return find(query, null, 100).stream().map(AuditEntry::id).toList();
    }

    private List<AuditEntry> find(AuditQuery query, @Nullable Long before, int most) {
        return node.search.page(query, before, most);
    }

    private static AuditQuery query(String person, String target, String action, String outcome) {
        return new AuditQuery(person, target, action, outcome, null, null);
    }

    private static AuditQuery times(@Nullable Instant from, @Nullable Instant to) {
        return new AuditQuery("", "", "", "", from, to);
    }
}
