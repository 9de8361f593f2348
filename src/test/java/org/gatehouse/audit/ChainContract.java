package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** What seals prove, and what they do not, on every database. */
abstract class ChainContract {

    private ChainFixture node;

    abstract TestDatabase open();

    @BeforeEach
    void start() {
        node = new ChainFixture(open());
    }

    @AfterEach
    void stop() {
        node.database.close();
    }

    @Test
    void findsNothingWrongWithWhatNobodyTouched() {
        node.three();
        node.seal();
        node.three();
        node.seal();
        node.trail.begin(ChainFixture.ADA, ChainFixture.change("u3", "Dora"));

        Verified verified = node.verify();

        assertThat(verified.problems()).isEmpty();
        assertThat(verified.entries()).isEqualTo(6);
        assertThat(verified.seals()).isEqualTo(2);
        assertThat(verified.unsealed()).isOne();
    }

    @Test
    void sealsNothingTwice() {
        node.three();
        assertThat(node.sealer().seal()).isTrue();
        assertThat(node.sealer().seal()).isFalse();
    }

    /** What ends after it was sealed is as good as what ended before. */
    @Test
    void coversWhatComesOfAnEntryLater() {
        long entry = node.trail.begin(ChainFixture.ADA, ChainFixture.change("u1", "Bob"));
        node.seal();
        node.trail.end(entry, Outcome.FAILED, "Taken", null);
        node.seal();
        assertThat(node.verify().problems()).isEmpty();

        node.db.sql("UPDATE audit_outcomes SET detail = 'Given'").update();

        assertThat(node.verify().problems()).singleElement().asString().endsWith("were changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entries SET actor_name = 'Eve' WHERE id = 2",
                "UPDATE audit_entries SET actor_issuer = 'https://id.example/' WHERE id = 2",
                "UPDATE audit_entries SET at = at + INTERVAL '1' SECOND WHERE id = 2",
                "UPDATE audit_entries SET after_change = '{}' WHERE id = 2",
                "UPDATE audit_entries SET before_change = '{}' WHERE id = 2",
                "UPDATE audit_entries SET address = '192.0.2.9' WHERE id = 2",
                "UPDATE audit_entries SET correlation = 'x' WHERE id = 2",
                "UPDATE audit_entries SET result = 'FAILED' WHERE id = 3",
                "UPDATE audit_entries SET remark = '' WHERE id = 3",
                "UPDATE audit_entries SET result = 'DONE' WHERE id = 2",
                "UPDATE audit_entries SET result = 'FAILED' WHERE id = 1",
                "UPDATE audit_entries SET about = 'u7' WHERE id = 1",
                "UPDATE audit_entries SET whole = true WHERE id = 1",
                "UPDATE audit_outcomes SET outcome = 'FAILED' WHERE entry_id = 1",
                "UPDATE audit_outcomes SET entry_id = 2 WHERE entry_id = 1",
                "UPDATE audit_seals SET entries = 4 WHERE number = 1",
                "UPDATE audit_seals SET newest = newest + INTERVAL '1' SECOND WHERE number = 1",
                "UPDATE audit_seals SET removed = true WHERE number = 2",
                "UPDATE audit_seals SET mac = hash WHERE number = 1"
            })
    void noticesWhatWasEdited(String edit) {
        node.three();
        node.seal();
        node.three();
        node.seal();

        assertThat(node.db.sql(edit).update()).isOne();

        assertThat(node.verify().isIntact()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM audit_groups WHERE entry_id = 1",
                "UPDATE audit_groups SET group_id = 'g9' WHERE entry_id = 1",
                "UPDATE audit_groups SET entry_id = 2 WHERE entry_id = 1",
                "INSERT INTO audit_groups (entry_id, group_id) VALUES (2, 'g8')"
            })
    void noticesWhatIsNotFoundByItsGroupAnyMore(String edit) {
        var sales = Map.of(Change.GROUP, "Sales", Change.GROUP_ID, "g8");
        node.trail.begin(ChainFixture.ADA, new Change("user.join-group", "user", "u8", "Zoe", Map.of(), sales));
        node.three();
        node.seal();
        assertThat(node.verify().problems()).isEmpty();

        assertThat(node.db.sql(edit).update()).isOne();

        assertThat(node.verify().isIntact()).isFalse();
    }

    @Test
    void forgetsTheGroupsOfWhatIsRemoved() {
        var sales = Map.of(Change.GROUP, "Sales", Change.GROUP_ID, "g8");
        node.trail.begin(ChainFixture.ADA, new Change("user.join-group", "user", "u8", "Zoe", Map.of(), sales));
        node.seal();
        node.pass(Duration.ofDays(40));
        node.trail.begin(ChainFixture.ADA, new Change("user.join-group", "user", "u9", "Zed", Map.of(), sales));
        node.seal();

        assertThat(node.retention(Duration.ofDays(30)).removeOld()).isOne();

        assertThat(node.db
                        .sql("SELECT entry_id FROM audit_groups")
                        .query(Long.class)
                        .list())
                .containsExactly(2L);
        assertThat(node.names.matching(AuditNames.Role.TARGET, "sales")).hasSize(1);
        assertThat(node.verify().problems()).isEmpty();
    }

    @Test
    void sealsNothingWhoseNamesCannotBeKept() {
        node.three();
        node.db.sql("ALTER TABLE audit_names RENAME TO away").update();
        assertThatThrownBy(node::seal).isInstanceOf(DataAccessException.class);
        node.db.sql("ALTER TABLE away RENAME TO audit_names").update();

        node.seal();

        assertThat(node.names.matching(AuditNames.Role.TARGET, "carla")).hasSize(1);
        assertThat(node.seals.head().number()).isOne();
        assertThat(node.verify().problems()).isEmpty();
    }

    @Test
    void noticesWhatWasTakenOut() {
        node.three();
        node.seal();
        node.db.sql("DELETE FROM audit_entries WHERE id = 2").update();

        assertThat(node.verify().problems()).singleElement().asString().endsWith("were 3 and are 2");
    }

    @Test
    void noticesATakenOutcome() {
        node.three();
        node.seal();
        node.db.sql("DELETE FROM audit_outcomes").update();

        assertThat(node.verify().problems()).singleElement().asString().endsWith("had 1 outcomes and have 0");
    }

    @Test
    void noticesWhatWasPutIn() {
        node.three();
        node.db.sql("DELETE FROM audit_entries WHERE id = 2").update();
        node.pass(Duration.ofMinutes(3));
        node.seal();
        assertThat(node.verify().problems()).isEmpty();

        node.db
                .sql("INSERT INTO audit_entries (id, at, actor_issuer, actor_subject, actor_name, session_id, action,"
                        + " target_kind, target_id, target_name, before_change, after_change) SELECT 2, at, actor_issuer,"
                        + " actor_subject, 'Eve', session_id, action, target_kind, target_id, target_name,"
                        + " before_change, after_change FROM audit_entries WHERE id = 1")
                .update();

        assertThat(node.verify().problems()).singleElement().asString().endsWith("were 2 and are 3");
    }

    @Test
    void noticesWhatWasPutInAnotherOrder() {
        node.three();
        node.seal();
        node.db.sql("UPDATE audit_entries SET id = -1 WHERE id = 2").update();
        node.db.sql("UPDATE audit_entries SET id = 2 WHERE id = 3").update();
        node.db.sql("UPDATE audit_entries SET id = 3 WHERE id = -1").update();

        assertThat(node.verify().isIntact()).isFalse();
    }

    @Test
    void noticesAMissingSeal() {
        for (int i = 0; i < 3; i++) {
            node.three();
            node.seal();
        }
        node.db.sql("DELETE FROM audit_seals WHERE number = 2").update();

        assertThat(node.verify().problems()).containsExactly("Seals 2 to 2 are missing");
    }

    @Test
    void noticesAMissingBeginning() {
        node.three();
        node.seal();
        node.three();
        node.seal();
        node.db.sql("DELETE FROM audit_seals WHERE number = 1").update();
        node.db.sql("DELETE FROM audit_entries WHERE id <= 3").update();

        assertThat(node.verify().problems()).anyMatch(problem -> problem.contains("what was before is missing"));
    }

    /** Whoever can write to the database can compute hashes, but has no key. */
    @Test
    void noticesSealsThatAreNotOurs() {
        node.three();
        var unused = node.sealer(ChainFixture.keys("another secret")).seal();
        node.db
                .sql("UPDATE audit_seals SET key_id = :ours")
                .param("ours", ChainFixture.keys("first").sign(Seal.NONE).keyId())
                .update();

        assertThat(node.verify().problems()).singleElement().asString().endsWith("carry a seal that is not ours");
    }

    @Test
    void goesOnWithAnotherKey() {
        node.three();
        node.seal();
        node.three();
        var unused = node.sealer(ChainFixture.keys("second", "first")).seal();

        assertThat(node.verify(ChainFixture.keys("second", "first"), null).hints())
                .isEmpty();
        Verified withoutTheOld = node.verify(ChainFixture.keys("second"), null);
        assertThat(withoutTheOld.problems()).isEmpty();
        assertThat(withoutTheOld.hints()).singleElement().asString().startsWith("1 seals were made with a key");
    }

    /** The database alone cannot tell; a head that was kept elsewhere can. */
    @Test
    void noticesAMissingEndByWhatWasKeptElsewhere() {
        node.three();
        node.seal();
        String early = node.verify().head();
        node.three();
        node.seal();
        String head = node.verify().head();
        node.db.sql("DELETE FROM audit_seals WHERE number = 2").update();
        node.db.sql("DELETE FROM audit_entries WHERE id > 3").update();
        node.db.sql("DELETE FROM audit_outcomes WHERE entry_id > 3").update();

        assertThat(node.verify().problems()).isEmpty();
        assertThat(node.verify(ChainFixture.keys("first"), early).problems()).isEmpty();
        assertThat(node.verify(ChainFixture.keys("first"), head).problems())
                .containsExactly("Seal " + head + " is not there: the end of the trail was cut off");
    }

    @Test
    void noticesWhileItRunsThatItsOwnSealsAreReplaced() {
        Sealer sealer = node.sealer();
        node.three();
        var unused = sealer.seal();
        node.db.sql("DELETE FROM audit_seals").update();
        node.db.sql("UPDATE audit_entries SET actor_name = 'Eve'").update();

        unused = sealer.seal();

        assertThat(node.search.page(new AuditQuery("", "", "audit.cut", "", null, null), null, 10))
                .hasSize(1);
    }

    @Test
    void waitsForNumbersThatMayStillCome() {
        node.three();
        node.db.sql("DELETE FROM audit_entries WHERE id = 2").update(); // as if it were not committed yet
        node.seal();
        assertThat(node.seals.head().lastEntry()).isOne();

        node.pass(Duration.ofMinutes(3));
        node.seal();

        assertThat(node.seals.head().lastEntry()).isEqualTo(3);
        assertThat(node.verify().problems()).isEmpty();
    }

    @Test
    void holdsWithManyWritersAndTwoSealers() {
        try (var other = TestDatabase.of(node.database.settings())) {
            var second = new ChainFixture(other);
            List<CompletableFuture<Void>> all = IntStream.range(0, 6)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> {
                        ChainFixture mine = i % 2 == 0 ? node : second;
                        for (int n = 0; n < 25; n++) {
                            if (i < 4) {
                                mine.three();
                            } else {
                                mine.seal();
                            }
                        }
                    }))
                    .toList();
            all.forEach(CompletableFuture::join);
            node.pass(Duration.ofMinutes(3));
            while (node.sealer().seal()) {}
        }
        Verified verified = node.verify();
        assertThat(verified.problems()).isEmpty();
        assertThat(verified.entries()).isEqualTo(300);
        assertThat(verified.unsealed()).isZero();
    }

    @Test
    void removesWhatIsOldAndStaysVerifiable() {
        node.three();
        node.seal();
        node.pass(Duration.ofDays(10));
        node.three();
        node.seal();
        node.pass(Duration.ofDays(25));
        node.three();
        node.seal();
        String head = node.verify().head();

        assertThat(node.retention(Duration.ofDays(30)).removeOld()).isEqualTo(3);

        assertThat(node.verify(ChainFixture.keys("first"), head).problems()).isEmpty();
        assertThat(node.verify().entries()).isEqualTo(6);
        AuditEntry removal = node.search
                .page(new AuditQuery("", "", "audit.remove", "", null, null), null, 10)
                .getFirst();
        assertThat(removal.detail()).isEqualTo("3 entries");
        assertThat(removal.actor()).isEqualTo(Actor.GATEHOUSE);
        assertThat(node.retention(Duration.ofDays(30)).removeOld()).isZero();
        node.seal();
        assertThat(node.verify().problems()).isEmpty();
    }

    @Test
    void noticesAForgedRemoval() {
        node.three();
        node.seal();
        node.three();
        node.seal();
        node.db.sql("DELETE FROM audit_entries WHERE id <= 3").update();
        node.db.sql("DELETE FROM audit_outcomes WHERE entry_id <= 3").update();
        node.db.sql("UPDATE audit_seals SET removed = true WHERE number = 1").update();

        assertThat(node.verify().problems())
                .containsExactly("The beginning of the trail carries a seal that is not ours");
    }

    @Test
    void keepsEverythingWithoutASetting() {
        node.three();
        node.seal();
        node.pass(Duration.ofDays(10_000));
        node.three();
        node.seal();
        var forEver = new Retention(
                new AuditSettings(null),
                node.seals,
                node.rows,
                ChainFixture.keys("first"),
                node.names,
                node.trail,
                node.database.transactions(),
                node);
        assertThat(forEver.removeOld()).isZero();
    }

    @Test
    void canBeStopped() {
        node.three();
        node.seal();
        var verification = new Verification(node.seals, node.rows, ChainFixture.keys("first"));
        verification.stop();
        assertThat(verification.run(null)).isEmpty();
    }
}
