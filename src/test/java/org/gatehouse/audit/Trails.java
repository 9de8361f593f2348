package org.gatehouse.audit;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gatehouse.session.SecretKeys;
import org.gatehouse.testkit.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** The trail, for tests of what writes to it. */
public final class Trails {

    private Trails() {}

    public static AuditTrail on(TestDatabase database) {
        return new AuditTrail(database.jdbc(), database.transactions(), InstantSource.system());
    }

    /** All of it, for measurements. */
    public static Parts parts(TestDatabase database) {
        return new Parts(database);
    }

    /** What reads, writes, seals and verifies. */
    public static final class Parts {

        private static final Actor ADA = new Actor("https://id.example", "ada", "Ada", "session-of-ada");

        private final TestDatabase database;
        private final AuditTrail trail;
        private final AuditSearch search;
        private final ChainKeys keys = new ChainKeys(new SecretKeys(List.of("a secret of thirty-two characters")));

        private Parts(TestDatabase database) {
            this.database = database;
            this.trail = on(database);
            this.search = new AuditSearch(database.jdbc(), new AuditNames(new JdbcTemplate(database.database())));
        }

        public AuditSearch search() {
            return search;
        }

        public void write(int number) {
            var change = new Change(
                    "user.change", "user", "u" + number, "Bob", Map.of("Name", "Old"), Map.of("Name", "New"));
            trail.end(trail.begin(ADA, change), Outcome.DONE, null, null);
        }

        public void happen(int number) {
            var change = Change.of("session.begin", "session", "u" + number, "Bob", Map.of("Provider", "builtin"));
            var unused = trail.happened(ADA, change, Outcome.DONE, null);
        }

        public void sealAll() {
            seal(Integer.MAX_VALUE);
        }

        /** About so many. */
        public void seal(int entries) {
            var db = database.jdbc();
            var names = new AuditNames(new JdbcTemplate(database.database()));
            var sealer = new Sealer(
                    new SealStore(db),
                    new ChainRows(db),
                    keys,
                    names,
                    trail,
                    database.transactions(),
                    InstantSource.system());
            for (int i = 0; i < entries / Sealer.MOST && sealer.seal(); i++) {}
        }

        public String verify() {
            var db = database.jdbc();
            Verified verified = new Verification(new SealStore(db), new ChainRows(db), keys)
                    .run(null)
                    .orElseThrow();
            return verified.entries() + " entries, problems " + verified.problems();
        }
    }
}
