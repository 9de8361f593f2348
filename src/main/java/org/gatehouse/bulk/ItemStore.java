package org.gatehouse.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The items of runs. Reads them in portions; writes each change of one at once. */
@Repository
class ItemStore {

    private static final int BATCH = 500;
    private static final String REST =
            "(state IN ('UNTOUCHED', 'STARTED', 'UNKNOWN', 'FAILED')" + " AND (step IS NULL OR step <> 'BAD_ROW'))";

    private static final String ADMINISTRATOR = "CASE WHEN " + Administrators.CONDITION + " THEN 1 ELSE 0 END";
    private static final String COUNTS = "SELECT state, step, " + ADMINISTRATOR + " AS administrator, COUNT(*) AS items"
            + " FROM bulk_items WHERE run_id = :run GROUP BY state, step, " + ADMINISTRATOR;

    private final JdbcTemplate template;
    private final JdbcClient db;

    ItemStore(JdbcTemplate template) {
        this.template = template;
        this.db = JdbcClient.create(template);
    }

    void add(long run, List<Item> items) {
        template.batchUpdate(
                "INSERT INTO bulk_items (run_id, number, target, name, input, step, plan, state, message)"
                        + " VALUES (?, ?, ?, ?, ?, ?, '', ?, ?)",
                items,
                BATCH,
                (row, item) -> {
                    row.setLong(1, run);
                    row.setInt(2, item.number());
                    row.setString(3, Cut.of(item.target(), 300));
                    row.setString(4, Cut.of(item.name(), 300));
                    row.setString(5, json(item.input()));
                    row.setString(6, item.step() == null ? null : item.step().name());
                    row.setString(7, item.state().name());
                    row.setString(8, item.message());
                });
    }

    /** Those that have not been looked up, in their order. */
    List<Item> toLookUp(long run, int after, int most) {
        return next("step IS NULL", run, after, most);
    }

    /** Those that are to be changed, in their order. */
    List<Item> toChange(long run, int after, int most) {
        return next("step IN ('CREATE', 'CHANGE')", run, after, most);
    }

    /** Those that a filter lets through, from an offset on. */
    List<Item> page(long run, ItemFilter filter, int offset, int most) {
        return db.sql("SELECT * FROM bulk_items WHERE run_id = :run AND " + filter.condition()
                        + " ORDER BY number LIMIT :most OFFSET :offset")
                .param("run", run)
                .param("most", most)
                .param("offset", offset)
                .query(ItemStore::item)
                .list();
    }

    Optional<Item> find(long run, int number) {
        return db.sql("SELECT * FROM bulk_items WHERE run_id = :run AND number = :number")
                .param("run", run)
                .param("number", number)
                .query(ItemStore::item)
                .optional();
    }

    Counts counts(long run) {
        return db.sql(COUNTS).param("run", run).query(new CountsOfRows());
    }

    /** The names of the first who become administrators and have not been touched. */
    List<String> newAdministrators(long run, int most) {
        return db.sql("SELECT name FROM bulk_items WHERE run_id = :run AND state = 'UNTOUCHED' AND "
                        + Administrators.CONDITION + " ORDER BY number LIMIT :most")
                .param("run", run)
                .param("most", most)
                .query((row, number) -> Objects.requireNonNull(row.getString("name")))
                .list();
    }

    /** What has been found out about an item. */
    void planned(long run, int number, Plan plan) {
        ItemState state = switch (plan.step()) {
            case CREATE, CHANGE -> ItemState.UNTOUCHED;
            case NOTHING -> ItemState.SKIPPED;
            case ERROR, BAD_ROW -> ItemState.FAILED;
        };
        db.sql("UPDATE bulk_items SET name = :name, step = :step, plan = :plan, state = :state, message = :message"
                        + " WHERE run_id = :run AND number = :number AND state = 'UNTOUCHED'")
                .param("name", Cut.of(plan.name(), 300))
                .param("step", plan.step().name())
                .param("plan", Cut.of(String.join("\n", plan.lines()), 100_000))
                .param("state", state.name())
                .param("message", cut(plan.message()))
                .param("run", run)
                .param("number", number)
                .update();
    }

    /** To be written before the first call; false when somebody else has. */
    boolean started(long run, int number) {
        return db.sql("UPDATE bulk_items SET state = 'STARTED', message = NULL"
                                + " WHERE run_id = :run AND number = :number AND state = 'UNTOUCHED'")
                        .param("run", run)
                        .param("number", number)
                        .update()
                == 1;
    }

    /** To be written after the last call. */
    void ended(long run, int number, ItemState state, @Nullable String message) {
        db.sql("UPDATE bulk_items SET state = :state, message = :message"
                        + " WHERE run_id = :run AND number = :number AND state = 'STARTED'")
                .param("state", state.name())
                .param("message", cut(message))
                .param("run", run)
                .param("number", number)
                .update();
    }

    /** Everything that is not done is to be looked up once more. What was planned stays, so that it can be told apart. */
    void reset(long run) {
        db.sql("UPDATE bulk_items SET state = 'UNTOUCHED', step = NULL, message = NULL WHERE run_id = :run AND " + REST)
                .param("run", run)
                .update();
    }

    private List<Item> next(String condition, long run, int after, int most) {
        return db.sql("SELECT * FROM bulk_items WHERE run_id = :run AND number > :after AND state = 'UNTOUCHED' AND "
                        + condition + " ORDER BY number LIMIT :most")
                .param("run", run)
                .param("after", after)
                .param("most", most)
                .query(ItemStore::item)
                .list();
    }

    private static @Nullable String cut(@Nullable String message) {
        return message == null ? null : Cut.of(message, 1000);
    }

    private static @Nullable String json(@Nullable ImportRow input) {
        return input == null ? null : JsonMapper.shared().writeValueAsString(input);
    }

    private static Item item(ResultSet row, int index) throws SQLException {
        String input = row.getString("input");
        String step = row.getString("step");
        return new Item(
                row.getInt("number"),
                row.getString("target"),
                row.getString("name"),
                input == null ? null : JsonMapper.shared().readValue(input, ImportRow.class),
                step == null ? null : Step.valueOf(step),
                Objects.requireNonNull(row.getString("plan")).lines().toList(),
                ItemState.valueOf(row.getString("state")),
                row.getString("message"));
    }
}
