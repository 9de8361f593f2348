package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of seals. */
@Repository
class SealStore {

    private final JdbcClient db;

    SealStore(JdbcClient db) {
        this.db = db;
    }

    /** The latest; {@link Seal#NONE} before the first. */
    Seal head() {
        return db.sql("SELECT * FROM audit_seals ORDER BY number DESC LIMIT 1")
                .query(SealStore::seal)
                .optional()
                .orElse(Seal.NONE);
    }

    Optional<Seal> find(long number) {
        return db.sql("SELECT * FROM audit_seals WHERE number = :number")
                .param("number", number)
                .query(SealStore::seal)
                .optional();
    }

    List<Seal> after(long number, int most) {
        return db.sql("SELECT * FROM audit_seals WHERE number > :number ORDER BY number LIMIT :most")
                .param("number", number)
                .param("most", most)
                .query(SealStore::seal)
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if another node was quicker */
    void insert(Seal seal) {
        db.sql("""
                INSERT INTO audit_seals (number, last_entry, last_outcome, entries, outcomes, newest, sealed, hash,
                    key_id, mac, removed)
                VALUES (:number, :lastEntry, :lastOutcome, :entries, :outcomes, :newest, :sealed, :hash, :keyId, :mac,
                    :removed)""")
                .param("number", seal.number())
                .param("lastEntry", seal.lastEntry())
                .param("lastOutcome", seal.lastOutcome())
                .param("entries", seal.entries())
                .param("outcomes", seal.outcomes())
                .param("newest", seal.newest().atOffset(ZoneOffset.UTC))
                .param("sealed", seal.sealed().atOffset(ZoneOffset.UTC))
                .param("hash", seal.hash())
                .param("keyId", seal.keyId())
                .param("mac", seal.mac())
                .param("removed", seal.removed())
                .update();
    }

    /** Puts what is left of it in the place of this seal and of all before it. */
    void replaceUpTo(Seal remains) {
        db.sql("DELETE FROM audit_seals WHERE number <= :number")
                .param("number", remains.number())
                .update();
        insert(remains);
    }

    private static Seal seal(ResultSet row, int number) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getLong("last_entry"),
                row.getLong("last_outcome"),
                row.getInt("entries"),
                row.getInt("outcomes"),
                AuditRows.time(row, "newest"),
                AuditRows.time(row, "sealed"),
                row.getString("hash"),
                row.getString("key_id"),
                row.getString("mac"),
                row.getBoolean("removed"));
    }
}
