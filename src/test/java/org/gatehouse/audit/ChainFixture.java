package org.gatehouse.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gatehouse.session.SecretKeys;
import org.gatehouse.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One node that writes, seals and removes, with a clock that the test moves. */
final class ChainFixture implements InstantSource {

    static final Actor ADA = new Actor("https://id.example", "ada", "Ada Lovelace", "session-of-ada");

    final TestDatabase database;
    final JdbcClient db;
    final AuditTrail trail;
    final SealStore seals;
    final ChainRows rows;
    final AuditNames names;
    final AuditSearch search;
    Instant now = Instant.parse("2026-01-01T00:00:00.123456Z");

    ChainFixture(TestDatabase database) {
        this.database = database;
        this.db = database.jdbc();
        this.trail = new AuditTrail(db, database.transactions(), this);
        this.seals = new SealStore(db);
        this.rows = new ChainRows(db);
        this.names = new AuditNames(new JdbcTemplate(database.database()));
        this.search = new AuditSearch(db, names);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static ChainKeys keys(String... secrets) {
        return new ChainKeys(new SecretKeys(List.of(secrets)));
    }

    Sealer sealer() {
        return sealer(keys("first"));
    }

    Sealer sealer(ChainKeys keys) {
        return new Sealer(seals, rows, keys, names, trail, database.transactions(), this);
    }

    void seal() {
        var unused = sealer().seal();
    }

    Retention retention(Duration kept) {
        return new Retention(
                new AuditSettings(kept), seals, rows, keys("first"), names, trail, database.transactions(), this);
    }

    Verified verify() {
        return verify(keys("first"), null);
    }

    Verified verify(ChainKeys keys, @Nullable String known) {
        return new Verification(seals, rows, keys).run(known).orElseThrow();
    }

    /** One that is done, one that is under way, one that is whole. */
    void three() {
        trail.end(trail.begin(ADA, change("u1", "Bob")), Outcome.DONE, "well", "u9");
        trail.begin(ADA, change("u2", "Carla"));
        trail.happened(ADA, Change.of("session.begin", "session", "ada", "Ada Lovelace", Map.of()), Outcome.DONE, null);
    }

    static Change change(String id, String name) {
        return new Change("user.change", "user", id, name, Map.of("Name", "Old"), Map.of("Name", name));
    }
}
