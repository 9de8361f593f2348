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

    /** What a new user has beside a profile. */
    private static final List<String> OWN = List.of(
            "id",
            "status",
            "password_hash",
            "created",
            "last_updated",
            "activated",
            "status_changed",
            "password_changed");

    private static final String LOGIN_MARKED = "login_marked";

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

    /** Adds a row with {@link #OWN}, then the columns of the attributes. */
    static String insert(Collection<ProfileAttribute> attributes) {
        List<String> columns = Stream.concat(OWN.stream(), columns(attributes)).toList();
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
            if (!attribute.isKeyed() || value == null) {
                return Stream.<@Nullable String>of(value);
            }
            String key = Users.key(value);
            return attribute == ProfileAttribute.LOGIN ? login(value, key, LoginKey.of(value)) : Stream.of(value, key);
        });
    }

    private static Stream<@Nullable String> login(String value, String key, String plain) {
        return Stream.of(value, plain, plain.equals(key) ? null : key);
    }

    private static Stream<String> columns(Collection<ProfileAttribute> attributes) {
        return attributes.stream().flatMap(attribute -> switch (attribute) {
            case LOGIN -> Stream.of(attribute.column(), attribute.keyColumn(), LOGIN_MARKED);
            case EMAIL, FIRST_NAME, LAST_NAME -> Stream.of(attribute.column(), attribute.keyColumn());
            default -> Stream.of(attribute.column());
        });
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
