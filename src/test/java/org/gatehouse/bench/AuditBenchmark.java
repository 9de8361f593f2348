package org.gatehouse.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gatehouse.audit.AuditQuery;
import org.gatehouse.audit.Trails;
import org.gatehouse.audit.Trails.Parts;
import org.gatehouse.database.DatabaseSettings;
import org.gatehouse.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The audit trail with {@code bench.entries} entries (ten million unless set) on {@code bench.database}: {@code postgres}
 * (embedded) or {@code h2} (a file below {@code bench.folder}, which is filled once and measured as often as wanted). Of all
 * entries {@code bench.sealed} are sealed and verified (200,000 unless set). It asserts nothing: it prints.
 */
class AuditBenchmark {

    private static final int PORTION = 250_000;
    private static final int WRITES = 10_000; // of which the last fifth counts, when the compiler is done
    private final Instant now = Instant.now();

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void measures() throws SQLException {
        int entries = Integer.getInteger("bench.entries", 10_000_000);
        boolean postgres = System.getProperty("bench.database", "postgres").equals("postgres");
        DatabaseSettings settings = postgres ? TestDatabase.emptyPostgres() : file(entries);
        if (postgres || !settings.exists()) {
            prepare(settings, entries, postgres);
        }
        try (var database = TestDatabase.of(settings)) {
            Parts parts = Trails.parts(database);
            queries().forEach((what, query) -> read(parts, what, query));
            write(parts, "writing, full trail");
            long begun = System.nanoTime();
            String result = parts.verify();
            print("verified: %,.0f s, %s; heap in use %,d MB", seconds(begun), result, heap());
        }
    }

    private void prepare(DatabaseSettings settings, int entries, boolean postgres) throws SQLException {
        try (var database = TestDatabase.of(settings)) {
            Parts parts = Trails.parts(database);
            before(database);
            write(parts, "writing, empty trail");
            long begun = System.nanoTime();
            List<String> indexes = postgres ? List.of() : indexes(settings);
            execute(settings, indexes.stream().map(AuditBenchmark::dropping).toList());
            fill(settings, entries, postgres);
            execute(settings, indexes);
            print("filled with %,d entries on %s: %,.0f s", entries, settings.url(), seconds(begun));
            fillNames(settings);
            begun = System.nanoTime();
            int sealed = Integer.getInteger("bench.sealed", 200_000);
            parts.seal(sealed);
            print("sealed %,d: %,.0f s", sealed, seconds(begun));
            execute(settings, List.of("ANALYZE"));
        }
    }

    private Map<String, AuditQuery> queries() {
        Instant end = now.truncatedTo(ChronoUnit.SECONDS);
        Instant early = end.minus(300, ChronoUnit.DAYS);
        var all = new LinkedHashMap<String, AuditQuery>();
        all.put("everything", AuditQuery.EVERYTHING);
        all.put("rare person", query("rare", "", "", "", null, null));
        all.put("busy administrator", query("admin7", "", "", "", null, null));
        all.put("beginning of many names", query("somebody 12", "", "", "", null, null));
        all.put("nobody", query("nobody of that name", "", "", "", null, null));
        all.put("target", query("", "user:person4242", "", "", null, null));
        all.put("target by name", query("", "somebody 4242", "", "", null, null));
        all.put("frequent action", query("", "", "session.begin", "", null, null));
        all.put("rare action", query("", "", "user.delete", "", null, null));
        all.put("rare outcome", query("", "", "", "FAILED", null, null));
        all.put("outcome that none has", query("", "", "", "UNKnowN", null, null));
        all.put("action and outcome", query("", "", "session.begin", "FAILED", null, null));
        all.put("action and outcome that none has", query("", "", "session.end", "FAILED", null, null));
        all.put("one hour long ago", query("", "", "", "", early, early.plus(1, ChronoUnit.HOURS)));
        all.put("up to long ago", query("", "", "", "", null, early));
        all.put(
                "frequent action, one hour long ago",
                query("", "", "session.begin", "", early, early.plus(1, ChronoUnit.HOURS)));
        all.put(
                "rare action, one hour long ago",
                query("", "", "user.delete", "", early, early.plus(1, ChronoUnit.HOURS)));
        all.put("rare person, one day", query("rare", "", "", "", early, early.plus(1, ChronoUnit.DAYS)));
        all.put("busy administrator, rare action", query("admin7", "", "user.delete", "", null, null));
        all.put("busy administrator, failed", query("admin7", "", "", "FAILED", null, null));
        all.put("busy administrator, action of others", query("admin7", "", "session.begin", "", null, null));
        all.put("busy administrator, target", query("admin7", "user:person4242", "", "", null, null));
        all.put("all at once", query("admin7", "user:person4242", "user.change", "DONE", early, end));
        return all;
    }

    private static AuditQuery query(
            String person, String target, String action, String outcome, @Nullable Instant from, @Nullable Instant to) {
        return new AuditQuery(person, target, action, outcome, from, to);
    }

    private static DatabaseSettings file(int entries) {
        Path folder = Path.of(System.getProperty("bench.folder", "target/bench"));
        return new DatabaseSettings("jdbc:h2:file:" + folder.toAbsolutePath() + "/audit-" + entries, "sa", "");
    }

    private void fill(DatabaseSettings settings, int entries, boolean postgres) throws SQLException {
        Instant begin = now.minus(365, ChronoUnit.DAYS);
        long between = 365L * 24 * 3600 * 1000 / entries;
        List<String> portions = new ArrayList<>();
        for (int from = 1; from <= entries; from += PORTION) {
            int to = Math.min(entries, from + PORTION - 1);
            String numbers = postgres
                    ? "generate_series(" + from + ", " + to + ") AS x(n)"
                    : "SYSTEM_RANGE(" + from + ", " + to + ")";
            portions.add(filling(between, postgres ? "n" : "x", numbers).replace(":begin", "'" + begin + "'"));
        }
        execute(settings, portions);
    }

    /** Those of the entries, as statements: H2 makes them many times faster than it keeps them up while it is filled. */
    private static List<String> indexes(DatabaseSettings settings) throws SQLException {
        List<String> all = new ArrayList<>();
        try (Connection connection = connect(settings);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SCRIPT NODATA NOPASSWORDS NOSETTINGS TABLE audit_entries")) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all.stream().filter(sql -> sql.startsWith("CREATE INDEX ")).toList();
    }

    private static String dropping(String index) {
        return "DROP INDEX " + index.substring("CREATE INDEX ".length(), index.indexOf(" ON "));
    }

    /** Whom and what the entries name, which whoever seals all of them would have written. */
    private static void fillNames(DatabaseSettings settings) throws SQLException {
        List<String> all = new ArrayList<>();
        for (String[] role : new String[][] {
            {"ACTOR", "actor_issuer", "actor_subject", "actor_name"},
            {"TARGET", "target_kind", "about", "target_name"},
            {"ACTION", "''", "action", "action"}
        }) {
            all.add("INSERT INTO audit_names (role, kind, id, name, name_key) SELECT '" + role[0] + "', " + role[1]
                    + ", "
                    + role[2] + ", MAX(" + role[3] + "), CAST(LOWER(MAX(" + role[3] + ")) AS bytea) FROM audit_entries"
                    + " WHERE id > " + 2 * WRITES + " GROUP BY " + (role[0].equals("ACTION") ? "" : role[1] + ", ")
                    + role[2]);
        }
        execute(settings, all);
    }

    /** On a connection that waits as long as it takes, unlike those of the application. */
    private static void execute(DatabaseSettings settings, List<String> statements) throws SQLException {
        try (Connection connection = connect(settings);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        Connection connection = DriverManager.getConnection(settings.url(), settings.username(), settings.password());
        connection.setSchema("gatehouse");
        return connection;
    }

    private static void read(Parts parts, String what, AuditQuery query) {
        List<Long> times = new ArrayList<>();
        int found = 0;
        for (int i = 0; i < 12; i++) {
            parts.happen(i); // or H2 would give the last answer once more
            long begun = System.nanoTime();
            found = parts.search().page(query, null, 100).size();
            times.add(System.nanoTime() - begun);
        }
        long cold = times.removeFirst();
        print(what + " (" + found + "), first " + String.format(Locale.ENGLISH, "%.1f ms", cold / 1e6), times);
    }

    private static void write(Parts parts, String what) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            long begun = System.nanoTime();
            parts.write(i);
            times.add(System.nanoTime() - begun);
        }
        print(what + ", begin and end together", times.subList(WRITES / 5 * 4, WRITES));
        times.clear();
        for (int i = 0; i < WRITES; i++) {
            long begun = System.nanoTime();
            parts.happen(i);
            times.add(System.nanoTime() - begun);
        }
        print(what + ", one whole entry", times.subList(WRITES / 5 * 4, WRITES));
    }

    /** The two statements for each change before there were seals, filters and addresses. */
    private static void before(TestDatabase database) {
        var db = database.jdbc();
        db.sql("CREATE TABLE entries_before (id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, at timestamp with"
                        + " time zone, actor varchar(500), subject varchar(255), name varchar(200), session varchar(22),"
                        + " action varchar(60), kind varchar(30), target varchar(255), target_name varchar(300),"
                        + " before_change text, after_change text)")
                .update();
        db.sql("CREATE INDEX entries_before_by_target ON entries_before (kind, target, id)")
                .update();
        db.sql("CREATE TABLE outcomes_before (entry_id bigint PRIMARY KEY REFERENCES entries_before (id), at timestamp"
                        + " with time zone, outcome varchar(20), detail varchar(1000), target_id varchar(255))")
                .update();
        db.sql("CREATE INDEX outcomes_before_by_target ON outcomes_before (target_id, entry_id)")
                .update();
        List<Long> times = new ArrayList<>();
        for (int i = 1; i <= WRITES; i++) {
            long begun = System.nanoTime();
            db.sql("INSERT INTO entries_before (at, actor, subject, name, session, action, kind, target, target_name,"
                            + " before_change, after_change) VALUES (CURRENT_TIMESTAMP, 'https://id.example', 'ada',"
                            + " 'Ada', 's', 'user.change', 'user', :target, 'Bob', '{}', '{}')")
                    .param("target", "u" + i)
                    .update();
            db.sql("INSERT INTO outcomes_before VALUES (:id, CURRENT_TIMESTAMP, 'DONE', NULL, NULL)")
                    .param("id", i)
                    .update();
            times.add(System.nanoTime() - begun);
        }
        print("writing as it was before, begin and end together", times.subList(WRITES / 5 * 4, WRITES));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    private static void print(String what, List<Long> nanoseconds) {
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        print(
                "%s: median %,.2f ms, p95 %,.2f ms, worst %,.1f ms",
                what,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * 0.95)) / 1e6,
                sorted.getLast() / 1e6);
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void print(String line, Object... values) {
        System.out.println(String.format(Locale.ENGLISH, line, values));
    }

    /** Log-ins of 100,000 people, changes by 20 administrators, one rare person, a failure in a thousand. */
    private static String filling(long between, String number, String numbers) {
        return """
            INSERT INTO audit_entries (at, actor_issuer, actor_subject, actor_name, session_id, action, target_kind,
                target_id, target_name, before_change, after_change, address, user_agent, correlation, whole, result,
                about)
            SELECT CAST(:begin AS timestamp with time zone) + (n * %1$d) * INTERVAL '1' SECOND / 1000,
                'https://id.example', CASE WHEN n %% 1000003 = 7 THEN 'rare'
                    WHEN n %% 5 = 0 THEN 'admin' || (n / 5 %% 20) ELSE 'person' || (n * 7919 %% 100000) END,
                'Somebody ' || (n * 7919 %% 100000), 'session-of-somebody', CASE WHEN n %% 5 = 0
                    THEN CASE WHEN n %% 50000 = 0 THEN 'user.delete' ELSE 'user.change' END
                    ELSE CASE WHEN n %% 2 = 0 THEN 'session.begin' ELSE 'session.end' END END,
                CASE WHEN n %% 5 = 0 THEN 'user' ELSE 'session' END, 'person' || (n * 7919 %% 100000),
                'Somebody ' || (n * 7919 %% 100000), '{}',
                '{"Provider":"builtin","Groups":"Everyone, Staff, Sales, Support"}', '192.0.2.' || (n %% 250),
                'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0',
                '0123456789abcdef0123456789abcdef', true, CASE WHEN n %% 1000 = 0 THEN 'FAILED' ELSE 'DONE' END,
                'person' || (n * 7919 %% 100000)
            FROM (SELECT CAST(%2$s AS bigint) AS n FROM %3$s) AS numbers""".formatted(between, number, numbers);
    }
}
