package org.gatehouse.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param url {@code DATABASE_URL}: JDBC address of an H2 or PostgreSQL database, as written
 * @param username {@code DATABASE_USERNAME}; empty: the driver's default
 * @param password {@code DATABASE_PASSWORD}
 */
@ConfigurationProperties("gatehouse.database")
public record DatabaseSettings(String url, String username, String password) {

    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:|zip:)(?:file:)?([^;]+).*");

    public DatabaseSettings {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new InvalidSetting(
                    "DATABASE_URL",
                    "must start with jdbc:h2: or jdbc:postgresql:, for example jdbc:h2:file:./data/gatehouse");
        }
    }

    /** Whether it ends with the process. */
    public boolean isInMemory() {
        return url.startsWith("jdbc:h2:mem:");
    }

    public boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /**
     * The address to open, the same for everyone in this process: whoever opens an H2 file first decides how it is kept.
     */
    public String jdbcUrl() {
        if (isPostgres()) {
            return url;
        }
        // Closed by whoever leaves last, not at the first signal to stop, when requests are still being answered.
        // Written at each commit, or kill -9 would lose the last half second. The file then takes some 25 KB for each
        // commit of the last 45 seconds (RETENTION_TIME) and uses that space again.
        String durable = with("WRITE_DELAY", "0", with("DB_CLOSE_ON_EXIT", "FALSE", url));
        // The two schemas are brought up to date at the same time, and each locks the whole file now and then.
        return with("LOCK_TIMEOUT", "10000", durable);
    }

    /**
     * A connection to the database itself, in no schema of the application.
     *
     * @throws InvalidSetting if there is none, with what to do
     */
    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl(), driverProperties());
        } catch (SQLException failed) {
            throw DatabaseFailures.explained(failed);
        }
    }

    /** Whether there is anything to connect to that a connection would not make. */
    public boolean exists() {
        return isPostgres()
                || file().map(file -> Path.of(file + ".mv.db"))
                        .filter(Files::exists)
                        .isPresent();
    }

    /** The folder of an embedded H2 database in a file; empty for any other database. */
    public Optional<Path> folder() {
        return file().map(Path::getParent);
    }

    private Optional<Path> file() {
        Matcher file = H2_FILE.matcher(url);
        if (!file.matches()) {
            return Optional.empty();
        }
        String path = file.group(1).replaceFirst("^~", Matcher.quoteReplacement(System.getProperty("user.home")));
        return Optional.of(Path.of(path).toAbsolutePath().normalize());
    }

    /** What the driver is told beside the address; a parameter in the address wins. */
    Properties driverProperties() {
        Properties properties = new Properties();
        if (isPostgres()) {
            // Seconds. The driver itself would wait for an answer for ever.
            properties.setProperty("connectTimeout", "2");
            properties.setProperty("loginTimeout", "5");
            properties.setProperty("socketTimeout", "30");
            properties.setProperty("tcpKeepAlive", "true");
            properties.setProperty("ApplicationName", "gatehouse");
        }
        user().ifPresent(user -> properties.setProperty("user", user));
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** In memory, the name that Spring Boot chooses as well, which the built-in identity server uses. */
    private Optional<String> user() {
        if (!username.isBlank()) {
            return Optional.of(username);
        }
        return isInMemory() ? Optional.of("sa") : Optional.empty();
    }

    private static String with(String option, String value, String url) {
        boolean given = url.toUpperCase(Locale.ROOT).contains(";" + option + "=");
        return given ? url : url + ";" + option + "=" + value;
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "DatabaseSettings[]";
    }
}
