package org.gatehouse.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.Finding;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the database can be used. Nothing is made and nothing brought up to date; that the next start does. */
@Component
class DatabaseChecks implements Checks {

    private static final String TITLE = "Database";

    private final DatabaseSettings settings;
    private final ObjectProvider<Database> running;

    /** @param running that of the application; there is none when only the settings are looked at */
    DatabaseChecks(DatabaseSettings settings, ObjectProvider<Database> running) {
        this.settings = settings;
        this.running = running;
    }

    @Override
    public List<Check> all() {
        return List.of(new Check(TITLE, () -> List.of(finding())));
    }

    private Finding finding() throws SQLException {
        Database pool = running.getIfAvailable();
        if (pool != null) {
            try (Connection connection = pool.getConnection()) {
                return schema(connection);
            }
        }
        return settings.isPostgres() ? postgres() : h2();
    }

    private Finding postgres() throws SQLException {
        try (Connection connection = settings.connect()) {
            if (Schema.exists(connection) || mayCreate(connection)) {
                return schema(connection);
            }
            return Finding.problem("The user may not make the schema " + Schema.NAME + ".")
                    .about("DATABASE_USERNAME")
                    .fix("As an administrator of PostgreSQL, run in that database:")
                    .copy("GRANT CREATE ON DATABASE %s TO %s;"
                            .formatted(
                                    quoted(connection, connection.getCatalog()),
                                    quoted(connection, connection.getMetaData().getUserName())));
        }
    }

    private static String quoted(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.enquoteIdentifier(name, true);
        }
    }

    private static boolean mayCreate(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT has_database_privilege(current_database(), 'CREATE')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** To connect to an embedded database would make or change its file; a running application has it open besides. */
    private Finding h2() {
        if (settings.folder().isEmpty()) {
            return Finding.ok("An H2 database that is not a file of this machine: it is made at the start.");
        }
        Path folder = settings.folder().get();
        if (!Files.exists(folder)) {
            return Finding.ok("The first start makes an H2 database in " + folder + ".");
        }
        if (!Files.isWritable(folder)) {
            return Finding.problem("The user who runs this may not write to " + folder + ".")
                    .about("DATABASE_URL")
                    .fix("Let the user own the folder, or name another one in DATABASE_URL.");
        }
        return Finding.ok("An H2 database in the folder " + folder + ", which can be written to.");
    }

    private Finding schema(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName() + " "
                + connection.getMetaData().getDatabaseProductVersion();
        return Schema.isUpToDate(connection)
                ? Finding.ok(product + " answers; its schema " + Schema.NAME + " is up to date.")
                : Finding.ok(product + " answers; the next start brings its schema " + Schema.NAME + " up to date.");
    }
}
