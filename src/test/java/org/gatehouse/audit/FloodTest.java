package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever has something fail or refused very often fills neither the disk nor the list. */
class FloodTest {

    private final ChainFixture node = new ChainFixture(TestDatabase.h2());
    private final FailedLogIns failed = new FailedLogIns(node.trail, node);
    private final Refusals refusals = new Refusals(node.trail, node);

    @AfterEach
    void stop() {
        node.database.close();
    }

    @Test
    void countsLogInsThatFailBeyondAFewInAMinute() {
        for (int i = 0; i < 5_000; i++) {
            try (var held = new Whence("192.0.2." + i % 7, "curl/8", "request-" + i).hold()) {
                failed.note(Actor.unknownAt("https://id.example"), "okta", Outcome.FAILED, "Reason " + i % 2);
            }
        }
        assertThat(all()).hasSize(FailedLogIns.MOST_A_MINUTE);

        node.pass(Duration.ofMinutes(1));
        failed.flush();

        AuditEntry rest = all().getFirst();
        assertThat(rest.detail()).isEqualTo("4980 more log-ins failed within a minute, from 7 addresses");
        assertThat(rest.change().after()).containsEntry("Reason 0", "2490").containsEntry("Reason 1", "2490");
        failed.flush();
        assertThat(all()).hasSize(FailedLogIns.MOST_A_MINUTE + 1);
    }

    @Test
    void notesAFewOfEachMinute() {
        for (int minute = 0; minute < 3; minute++) {
            failed.note(Actor.unknownAt(""), "okta", Outcome.FAILED, "Cancelled");
            node.pass(Duration.ofMinutes(1));
        }
        assertThat(all()).hasSize(3);
    }

    @Test
    void losesNoNumberWhenItStops() {
        for (int i = 0; i < 25; i++) {
            failed.note(Actor.unknownAt(""), "okta", Outcome.FAILED, "Cancelled");
        }
        failed.close();
        assertThat(all().getFirst().detail()).startsWith("5 more log-ins failed");
    }

    @Test
    void notesARefusedPageOnceInTenMinutes() {
        for (int i = 0; i < 100; i++) {
            refusals.note(ChainFixture.ADA, "admin/users");
            refusals.note(ChainFixture.ADA, "/admin/users");
        }
        assertThat(all()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(entry.change().targetName()).isEqualTo("/admin/users");
        });

        node.pass(Duration.ofMinutes(10));
        refusals.note(ChainFixture.ADA, "admin/users");

        assertThat(all()).hasSize(2);
    }

    @Test
    void countsRefusalsOfSomebodyWhoTriesVeryManyPages() {
        for (int i = 0; i < 1_000; i++) {
            refusals.note(ChainFixture.ADA, "/admin/users/" + i);
        }
        node.pass(Duration.ofMinutes(10));
        refusals.flush();

        assertThat(all()).hasSize(Refusals.MOST_PAGES + 1);
        assertThat(all().getFirst().detail()).isEqualTo("980 more refusals within ten minutes");
    }

    @Test
    void remembersOfALongPathWhatTheTrailKeeps() {
        for (int i = 0; i < 5; i++) {
            refusals.note(ChainFixture.ADA, "/admin/" + "x".repeat(8_000) + i);
        }
        assertThat(all())
                .singleElement()
                .satisfies(entry -> assertThat(entry.change().targetName()).hasSize(300));
    }

    @Test
    void remembersFewSessions() {
        for (int i = 0; i < 6_000; i++) {
            refusals.note(new Actor("https://id.example", "p" + i, "P", "s" + i), "/admin");
        }
        refusals.note(new Actor("https://id.example", "p5999", "P", "s5999"), "/admin");
        assertThat(node.db
                        .sql("SELECT COUNT(*) FROM audit_entries")
                        .query(Integer.class)
                        .single())
                .isEqualTo(6_000);
    }

    private List<AuditEntry> all() {
        return node.search.page(AuditQuery.EVERYTHING, null, 1_000);
    }
}
