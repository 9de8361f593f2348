package org.gatehouse.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads rows as people see them. */
final class SessionRows {

    static final String SELECT = """
            SELECT id, provider, issuer, subject, user_name, email, address, user_agent, created, last_seen, expires
            FROM sessions
            """;

    private SessionRows() {}

    static SessionInfo info(ResultSet row, int number) throws SQLException {
        return new SessionInfo(
                row.getString("id"),
                row.getString("provider"),
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("user_name"),
                row.getString("email"),
                row.getString("address"),
                row.getString("user_agent"),
                time(row, "created"),
                time(row, "last_seen"),
                time(row, "expires"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
