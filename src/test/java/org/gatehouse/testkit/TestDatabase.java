package org.gatehouse.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.gatehouse.database.Database;
import org.gatehouse.database.DatabaseSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A database of its own, empty and with the application's schema, opened the way the application does. A contract is an
 * abstract class that asks for one, with a subclass for H2 and one for PostgreSQL.
 */
public final class TestDatabase implements AutoCloseable {

    private static @Nullable EmbeddedPostgres server;

    private final DatabaseSettings settings;
    private final Database database;

    private TestDatabase(DatabaseSettings settings) {
        this.settings = settings;
        this.database = Database.open(settings);
    }

    /** In memory. */
    public static TestDatabase h2() {
        return of(new DatabaseSettings("jdbc:h2:mem:" + UUID.randomUUID(), "", ""));
    }

    /** On the one PostgreSQL server of this run. */
    public static TestDatabase postgres() {
        return of(emptyPostgres());
    }

    /** With the settings of a database that is there, for another node on the same one. */
    public static TestDatabase of(DatabaseSettings settings) {
        return new TestDatabase(settings);
    }

    /** A new database without tables on the one PostgreSQL server of this run. */
    public static synchronized DatabaseSettings emptyPostgres() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stopServer));
            }
            String name = "test_" + UUID.randomUUID().toString().replace('-', '_');
            try (Connection admin = server.getPostgresDatabase().getConnection();
                    var statement = admin.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return new DatabaseSettings(server.getJdbcUrl("postgres", name), "postgres", "");
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public DatabaseSettings settings() {
        return settings;
    }

    public Database database() {
        return database;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    public TransactionOperations transactions() {
        return database.transactions();
    }

    @Override
    public void close() {
        database.close();
    }

    private static synchronized void stopServer() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
