package org.gatehouse.builtin.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * Takes the marks out of the keys of logins, which no database can do alone. Where two logins would have the same key,
 * the user who was here first gets it and the others keep theirs, so that everybody can still sign in.
 */
final class LoginMigration implements JavaMigration {

    private record Login(String key, String plain) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6.1");
    }

    @Override
    public String getDescription() {
        return "keys of logins without marks";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        for (Map.Entry<String, Login> marked : marked(context.getConnection()).entrySet()) {
            if (!isTaken(context.getConnection(), marked.getValue().plain)) {
                change(context.getConnection(), marked.getKey(), marked.getValue());
            }
        }
    }

    /** By user. */
    private static Map<String, Login> marked(Connection connection) throws SQLException {
        Map<String, Login> logins = new LinkedHashMap<>();
        // Of a million plain logins none has to be read.
        try (PreparedStatement select = connection.prepareStatement("SELECT id, login_key FROM users"
                + " WHERE OCTET_LENGTH(login_key) > CHAR_LENGTH(login_key) ORDER BY created, id")) {
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    String key = rows.getString("login_key");
                    String plain = LoginKey.of(key);
                    if (!plain.equals(key)) {
                        logins.put(rows.getString("id"), new Login(key, plain));
                    }
                }
            }
        }
        return logins;
    }

    private static boolean isTaken(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM users WHERE login_key = ?")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void change(Connection connection, String id, Login login) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE users SET login_key = ?, login_marked = ? WHERE id = ?")) {
            update.setString(1, login.plain);
            update.setString(2, login.key);
            update.setString(3, id);
            update.executeUpdate();
        }
    }
}
