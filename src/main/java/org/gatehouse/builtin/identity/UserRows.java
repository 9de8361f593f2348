package org.gatehouse.builtin.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users to rows of the table {@code users} and back. */
final class UserRows {

    private UserRows() {}

    static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getString("id"),
                profile(row),
                User.Status.valueOf(row.getString("status")),
                row.getString("password_hash") != null,
                row.getString("recovery_question"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                instant(row, "activated"),
                instant(row, "status_changed"),
                instant(row, "last_login"),
                row.getObject("last_updated", OffsetDateTime.class).toInstant(),
                instant(row, "password_changed"),
                instant(row, "signed_out"));
    }

    /** Adds a row with the columns {@code more}, then those of the attributes. */
    static String insert(List<String> more, Collection<ProfileAttribute> attributes) {
        List<String> columns = Stream.concat(more.stream(), columns(attributes)).toList();
        return "INSERT INTO users (" + String.join(", ", columns) + ") VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
    }

    /** An assignment for each column of the attributes. */
    static String assignments(Collection<ProfileAttribute> attributes) {
        return columns(attributes).map(column -> column + " = ?").collect(Collectors.joining(", "));
    }

    /** Where {@link #insert} and {@link #assignments} have question marks for the attributes. */
    static Stream<@Nullable String> values(Profile profile, Collection<ProfileAttribute> attributes) {
        return attributes.stream().flatMap(attribute -> {
            String value = profile.get(attribute);
            return attribute.isKeyed() && value != null
                    ? Stream.of(value, Users.key(value))
                    : Stream.<@Nullable String>of(value);
        });
    }

    private static Stream<String> columns(Collection<ProfileAttribute> attributes) {
        return attributes.stream()
                .flatMap(attribute -> attribute.isKeyed()
                        ? Stream.of(attribute.column(), attribute.keyColumn())
                        : Stream.of(attribute.column()));
    }

    private static Profile profile(ResultSet row) throws SQLException {
        Map<ProfileAttribute, String> values = new EnumMap<>(ProfileAttribute.class);
        for (ProfileAttribute attribute : ProfileAttribute.values()) {
            String value = row.getString(attribute.column());
            if (value != null) {
                values.put(attribute, value);
            }
        }
        return new Profile(values);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
