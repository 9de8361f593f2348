package org.gatehouse.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.directory.Delivery;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/**
 * The runs. A node that works on one holds a lease on its row and renews it; a run whose lease has run out belongs to a
 * node that is gone. Leases go by the clock of the database, which all nodes share.
 */
@Repository
class RunStore {

    static final Duration KEPT = Duration.ofDays(30);

    static final String STOPPED = "The application was stopped while it worked on this.";

    private static final String ACTIVE = "state IN ('PREPARING', 'RUNNING')";
    private static final String LEASE = "leased_until = CURRENT_TIMESTAMP + INTERVAL '20' SECOND";

    private final JdbcClient db;
    private final InstantSource clock;
    private final String node = UUID.randomUUID().toString();

    RunStore(JdbcClient db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Notes a run that this node is about to prepare, and returns its number. */
    long add(SignedInUser by, NewRun run) {
        var keys = new GeneratedKeyHolder();
        db.sql("INSERT INTO bulk_runs (created, actor_issuer, actor_subject, actor_name, kind, group_id, group_name,"
                        + " invite, source, grave, state, leased_by, leased_until) VALUES (:created, :issuer, :subject, :name,"
                        + " :kind, :group, :groupName, :invite, :source, :grave, 'PREPARING', :node,"
                        + " CURRENT_TIMESTAMP + INTERVAL '60' SECOND)")
                .param("created", now())
                .param("issuer", Cut.of(by.issuer(), 500))
                .param("subject", Cut.of(by.subject(), 255))
                .param("name", Cut.of(by.name(), 200))
                .param("kind", run.kind().name())
                .param("group", run.group() == null ? null : run.group().id())
                .param(
                        "groupName",
                        run.group() == null ? null : Cut.of(run.group().name(), 300))
                .param("invite", run.invite() == null ? null : run.invite().name())
                .param("source", Cut.of(run.source(), 300))
                .param("grave", run.grave())
                .param("node", node)
                .update(keys, "id");
        return Objects.requireNonNull(keys.getKey()).longValue();
    }

    /** Empty when there is none. */
    Optional<Run> find(long id) {
        settle();
        return db.sql("SELECT * FROM bulk_runs WHERE id = :id")
                .param("id", id)
                .query(RunStore::run)
                .optional();
    }

    /** The latest, the latest first. */
    List<Run> latest(int most) {
        settle();
        return db.sql("SELECT * FROM bulk_runs ORDER BY created DESC, id DESC LIMIT :most")
                .param("most", most)
                .query(RunStore::run)
                .list();
    }

    /** Takes a run on for this node, with the lease; false when it is not in that state any more. */
    boolean take(long id, RunState from, RunState to) {
        return db.sql("UPDATE bulk_runs SET state = :to, reason = NULL, begun = NULL, ended = NULL,"
                                + " waiting_until = NULL, cancel_requested = false, leased_by = :node, " + LEASE
                                + " WHERE id = :id AND state = :from")
                        .param("to", to.name())
                        .param("node", node)
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    /** Whether this node still has the run; if so, for another while. */
    boolean renew(long id) {
        return ofThisNode("UPDATE bulk_runs SET " + LEASE, id).update() == 1;
    }

    void begin(long id) {
        ofThisNode("UPDATE bulk_runs SET begun = :now", id).param("now", now()).update();
    }

    void waitUntil(long id, Instant until) {
        ofThisNode("UPDATE bulk_runs SET waiting_until = :until", id)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The node that has the run gives it back. */
    void end(long id, RunState state, @Nullable String reason) {
        ofThisNode(
                        "UPDATE bulk_runs SET state = :state, reason = :reason, ended = :now, waiting_until = NULL,"
                                + " leased_until = NULL",
                        id)
                .param("state", state.name())
                .param("reason", reason == null ? null : Cut.of(reason, 1000))
                .param("now", now())
                .update();
    }

    void requestCancel(long id) {
        db.sql("UPDATE bulk_runs SET cancel_requested = true WHERE id = :id AND " + ACTIVE)
                .param("id", id)
                .update();
    }

    boolean isCancelRequested(long id) {
        return db.sql("SELECT cancel_requested FROM bulk_runs WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** Deletes what is old. */
    int purge() {
        return db.sql("DELETE FROM bulk_runs WHERE created < :before AND NOT (" + ACTIVE + ")")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whoever was to do it is gone. */
    private void settle() {
        db.sql("UPDATE bulk_runs SET state = 'INTERRUPTED', reason = :reason, ended = :now, waiting_until = NULL,"
                        + " leased_by = NULL, leased_until = NULL WHERE " + ACTIVE
                        + " AND leased_until < CURRENT_TIMESTAMP")
                .param("reason", STOPPED)
                .param("now", now())
                .update();
    }

    private JdbcClient.StatementSpec ofThisNode(String update, long id) {
        return db.sql(update + " WHERE id = :id AND leased_by = :node AND " + ACTIVE)
                .param("id", id)
                .param("node", node);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        String invite = row.getString("invite");
        return new Run(
                row.getLong("id"),
                Objects.requireNonNull(time(row, "created")),
                row.getString("actor_name"),
                RunKind.valueOf(row.getString("kind")),
                row.getString("group_id"),
                row.getString("group_name"),
                invite == null ? null : Delivery.valueOf(invite),
                row.getString("source"),
                row.getBoolean("grave"),
                RunState.valueOf(row.getString("state")),
                row.getString("reason"),
                time(row, "begun"),
                time(row, "ended"),
                time(row, "waiting_until"),
                row.getBoolean("cancel_requested"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
