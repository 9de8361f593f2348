package org.gatehouse.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The application's database: a bounded pool on the schema {@code gatehouse}. It is opened and brought up to date in the
 * background, while the rest of the application starts; whoever needs it earlier waits.
 */
public final class Database extends AbstractDataSource implements SmartInitializingSingleton, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    /** With the ten of the built-in identity server, a fifth of what PostgreSQL lets in by default. */
    private static final int MOST_CONNECTIONS = 10;

    private static final int CONNECTION_TIMEOUT_MS = 2_000;
    private static final int LONGEST_CLOSE_S = 20;
    private static final int VALIDATION_TIMEOUT_MS = 1_000;

    private final DatabaseSettings settings;
    private final CompletableFuture<HikariDataSource> pool;

    private Database(DatabaseSettings settings) {
        this.settings = settings;
        // A thread of its own: those of the common pool have another class loader in the executable jar.
        this.pool = CompletableFuture.supplyAsync(
                this::openPool, task -> daemon(task).start());
    }

    /** Returns at once; see {@link #afterSingletonsInstantiated()} for what becomes of a failure. */
    public static Database open(DatabaseSettings settings) {
        settings.folder().map(DataFolder::new).ifPresent(DataFolder::make);
        return new Database(settings);
    }

    /**
     * Brings the schema up to date and returns then. Whoever changes another schema of the same database calls it before:
     * H2 locks the whole file for such changes, and two who make them at once can wait for each other.
     */
    public static void bringUpToDate(DatabaseSettings settings) throws SQLException {
        var plain = new DriverManagerDataSource(settings.jdbcUrl(), settings.driverProperties());
        try (Connection open = plain.getConnection()) {
            Schema.bringUpToDate(open, plain);
        }
    }

    /**
     * Waits until the schema is up to date.
     *
     * @throws org.gatehouse.settings.InvalidSetting if the database cannot be used as it is set
     */
    @Override
    public void afterSingletonsInstantiated() {
        pool();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool().getConnection();
    }

    /** The one user of the settings has all the connections. */
    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("Connections of other users are not opened");
    }

    /** Their failures are {@link org.springframework.dao.DataAccessException}s, also when there is no connection. */
    public TransactionOperations transactions() {
        return new Transactions(this);
    }

    /** A connection outside the pool, for who keeps one as long as the application runs. The caller closes it. */
    public Connection connect() throws SQLException {
        pool();
        Connection connection = DriverManager.getConnection(settings.jdbcUrl(), settings.driverProperties());
        connection.setSchema(Schema.NAME);
        return connection;
    }

    /** How many of its connections are used and idle, and how many threads wait for one; nothing before it is open. */
    public Optional<Use> use() {
        HikariDataSource opened = pool.isDone() && !pool.isCompletedExceptionally() ? pool.join() : null;
        return Optional.ofNullable(opened)
                .map(HikariDataSource::getHikariPoolMXBean)
                .map(use -> new Use(
                        use.getActiveConnections(), use.getIdleConnections(), use.getThreadsAwaitingConnection()));
    }

    /** What the pool of connections is doing. */
    public record Use(int active, int idle, int waiting) {}

    /** Lets a migration that is under way end first, so that no thread of ours outlives the application. */
    @Override
    public void close() {
        try {
            pool.handle((opened, failure) -> null).get(LONGEST_CLOSE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stillOpening) {
            log.warn("The database is still being opened");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        pool.thenAccept(HikariDataSource::close);
    }

    private HikariDataSource pool() {
        try {
            return pool.join();
        } catch (CompletionException failed) {
            throw DatabaseFailures.explained(failed);
        }
    }

    private HikariDataSource openPool() {
        var plain = new DriverManagerDataSource(settings.jdbcUrl(), settings.driverProperties());
        // Stays open until the pool is: a database in memory lives as long as its last connection.
        try (Connection open = plain.getConnection()) {
            Schema.bringUpToDate(open, plain);
            return new HikariDataSource(poolConfiguration());
        } catch (SQLException failed) {
            throw new CompletionException(failed);
        }
    }

    private HikariConfig poolConfiguration() {
        var configuration = new HikariConfig();
        configuration.setPoolName(Schema.NAME);
        configuration.setJdbcUrl(settings.jdbcUrl());
        configuration.setDataSourceProperties(settings.driverProperties());
        configuration.setSchema(Schema.NAME);
        configuration.setMaximumPoolSize(MOST_CONNECTIONS);
        configuration.setMinimumIdle(1);
        configuration.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        configuration.setValidationTimeout(VALIDATION_TIMEOUT_MS);
        return configuration;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "database-start");
        thread.setDaemon(true);
        return thread;
    }
}
