package org.gatehouse.requests;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the table of requests. */
final class RequestRows {

    private static final int MOST_GROUPS = 100;

    private RequestRows() {}

    static String groups(SignedInUser user) {
        return JsonMapper.shared()
                .writeValueAsString(user.groups().stream()
                        .limit(MOST_GROUPS)
                        .map(group -> PlainText.cut(group, 300))
                        .toList());
    }

    static Instant asked(ResultSet row) throws SQLException {
        return Objects.requireNonNull(time(row, "asked"));
    }

    static AccessRequest request(ResultSet row, int number) throws SQLException {
        return new AccessRequest(
                row.getLong("id"),
                asked(row),
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("person_name"),
                row.getString("email"),
                JsonMapper.shared().readValue(row.getString("person_groups"), new TypeReference<List<String>>() {}),
                row.getString("route"),
                row.getString("title"),
                row.getString("reason"),
                RequestState.valueOf(row.getString("state")),
                time(row, "decided"),
                row.getString("decided_by"),
                row.getString("group_name"),
                row.getString("answer"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
