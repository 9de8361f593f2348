package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trail promises, on every database. */
abstract class AuditTrailContract {

    private static final Actor ADA = new Actor("https://id.example", "ada", "Ada Lovelace", "session-of-ada");

    private TestDatabase database;
    private AuditTrail trail;

    abstract TestDatabase open();

    @BeforeEach
    void start() {
        database = open();
        trail = new AuditTrail(database.jdbc(), database.transactions(), () -> Instant.parse("2026-01-01T00:00:00Z"));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void showsWhatHasBegunWithoutAnOutcome() {
        long entry = trail.begin(ADA, change("user", "u1", "Bob"));

        assertThat(trail.about("user", "u1", 20))
                .containsExactly(new AuditEntry(
                        entry,
                        Instant.parse("2026-01-01T00:00:00Z"),
                        ADA,
                        Whence.NOWHERE,
                        change("user", "u1", "Bob"),
                        null,
                        null));
    }

    @Test
    void tellsWhatCameOfIt() {
        trail.end(trail.begin(ADA, change("user", "u1", "Bob")), Outcome.FAILED, "Taken", null);

        AuditEntry entry = trail.about("user", "u1", 20).getFirst();

        assertThat(entry.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(entry.detail()).isEqualTo("Taken");
    }

    @Test
    void findsWhatWasMadeByTheIdItGot() {
        trail.end(trail.begin(ADA, change("group", "", "Staff")), Outcome.DONE, null, "g7");

        assertThat(trail.about("group", "g7", 20))
                .extracting(AuditEntry::change)
                .extracting(Change::targetName, Change::targetId)
                .containsExactly(tuple("Staff", "g7"));
        assertThat(trail.about("user", "g7", 20)).isEmpty();
    }

    @Test
    void tellsTheLatestOfOneThingFirst() {
        for (String name : List.of("first", "second", "third")) {
            trail.begin(ADA, change("user", "u1", name));
        }
        trail.begin(ADA, change("user", "u2", "somebody else"));
        trail.begin(ADA, change("group", "u1", "something else"));

        assertThat(trail.about("user", "u1", 2))
                .extracting(entry -> entry.change().targetName())
                .containsExactly("third", "second");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bob\r\n2026 Eve DONE", "Bob\u0000", "Bob\u2028Eve", "Bob\u0085Eve", "\ud83d", "B\u001b[2J"})
    void keepsHostileTextToOneLine(String name) {
        trail.end(trail.begin(ADA, change("user", "u1", name)), Outcome.UNKNOWN, name, null);

        AuditEntry entry = trail.about("user", "u1", 20).getFirst();

        for (String text :
                List.of(entry.change().targetName(), entry.change().after().get("Name"), entry.detail())) {
            assertThat(text).hasSize(name.length()).doesNotContainPattern("[\\p{Cntrl}\u0085\u2028\u2029]");
        }
    }

    @Test
    void shortensWhatIsTooLongForItsColumn() {
        String name = "\ud83d\ude00".repeat(5_001);
        trail.end(trail.begin(ADA, change("user", "u1", "x" + name)), Outcome.FAILED, name, null);

        AuditEntry entry = trail.about("user", "u1", 20).getFirst();

        assertThat(entry.change().targetName())
                .hasSize(299)
                .startsWith("x\ud83d\ude00")
                .endsWith("\ude00");
        assertThat(entry.change().after().get("Name")).hasSize(1_999);
        assertThat(entry.detail()).hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000", "' OR 1=1 --", "\ud83d", "%"})
    void knowsNothingOfAnIdThatIsNone(String id) {
        trail.begin(ADA, change("user", "u1", "Bob"));

        assertThat(trail.about("user", id, 20)).isEmpty();
    }

    @Test
    void staysWhenTheClockGoesBack() {
        var earlier = new AuditTrail(
                database.jdbc(),
                database.transactions(),
                () -> Instant.parse("2026-01-01T00:00:00Z").minus(Duration.ofHours(1)));
        long first = trail.begin(ADA, change("user", "u1", "Bob"));
        long second = earlier.begin(ADA, change("user", "u1", "Bob"));

        assertThat(trail.about("user", "u1", 20)).extracting(AuditEntry::id).containsExactly(second, first);
    }

    private static Change change(String kind, String id, String name) {
        return new Change(kind + ".change", kind, id, name, Map.of("Name", "Old"), Map.of("Name", name));
    }
}
