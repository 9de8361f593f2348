package org.gatehouse.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The application's tables, made by the scripts in {@code db}. */
final class Schema {

    static final String NAME = "gatehouse";

    private static final String HISTORY =
            "SELECT \"script\" FROM \"" + NAME + "\".\"flyway_schema_history\" WHERE \"success\" AND \"type\" = 'SQL'";

    private Schema() {}

    /** Flyway is some hundred classes that most starts can do without. */
    static synchronized void bringUpToDate(Connection connection, DataSource dataSource) throws SQLException {
        if (!isUpToDate(connection)) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .schemas(NAME)
                    .defaultSchema(NAME)
                    .locations("classpath:db")
                    .load()
                    .migrate();
        }
    }

    static boolean isUpToDate(Connection connection) throws SQLException {
        return scripts().equals(scriptsRun(connection));
    }

    static boolean exists(Connection connection) throws SQLException {
        try (var schemas = connection.getMetaData().getSchemas(null, NAME)) {
            return schemas.next();
        }
    }

    private static Set<String> scripts() {
        try {
            Set<String> names = new HashSet<>();
            for (Resource script : new PathMatchingResourcePatternResolver().getResources("classpath:db/V*.sql")) {
                names.add(String.valueOf(script.getFilename()));
            }
            return names;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> scriptsRun(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        // Asked for before it is read: H2 would keep a trace file of the failure.
        try (var history = connection.getMetaData().getTables(null, NAME, "flyway_schema_history", null)) {
            if (!history.next()) {
                return names;
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(HISTORY)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
