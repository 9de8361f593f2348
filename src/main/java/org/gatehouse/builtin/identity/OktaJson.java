package org.gatehouse.builtin.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users and groups as Okta's management API writes them. Dates that were never set are null; profile attributes that
 * were never set are left out.
 */
final class OktaJson {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private OktaJson() {}

    record UserBody(
            String id,
            String status,
            @Nullable String created,
            @Nullable String activated,
            @Nullable String statusChanged,
            @Nullable String lastLogin,
            @Nullable String lastUpdated,
            @Nullable String passwordChanged,
            Map<String, String> type,
            Map<String, String> profile,
            Map<String, Object> credentials,
            @JsonProperty("_links") Map<String, Object> links) {}

    record GroupBody(
            String id,
            @Nullable String created,
            @Nullable String lastUpdated,
            @Nullable String lastMembershipUpdated,
            List<String> objectClass,
            String type,
            GroupProfile profile,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("_embedded") @Nullable
            Map<String, Object> embedded,

            @JsonProperty("_links") Map<String, Object> links) {}

    record GroupProfile(
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String description) {}

    static UserBody user(User user, String orgUrl) {
        return new UserBody(
                user.id(),
                user.status().name(),
                date(user.created()),
                date(user.activated()),
                date(user.statusChanged()),
                date(user.lastLogin()),
                date(user.lastUpdated()),
                date(user.passwordChanged()),
                Map.of("id", "otyGatehouseUsers001"),
                Map.of(
                        "firstName", user.firstName(),
                        "lastName", user.lastName(),
                        "email", user.email(),
                        "login", user.login()),
                Map.of("provider", Map.of("type", "OKTA", "name", "OKTA")),
                Map.of("self", link(orgUrl + "/api/v1/users/" + user.id())));
    }

    static GroupBody group(Group group, String orgUrl) {
        return group(group, orgUrl, null);
    }

    /** With the number of its users. */
    static GroupBody group(Group group, String orgUrl, long users) {
        return group(group, orgUrl, Map.of("stats", Map.of("usersCount", users)));
    }

    private static GroupBody group(Group group, String orgUrl, @Nullable Map<String, Object> embedded) {
        String self = orgUrl + "/api/v1/groups/" + group.id();
        return new GroupBody(
                group.id(),
                date(group.created()),
                date(group.lastUpdated()),
                date(group.lastMembershipUpdated()),
                List.of("okta:user_group"),
                group.type(),
                new GroupProfile(group.name(), group.description()),
                embedded,
                Map.of("self", link(self), "users", link(self + "/users")));
    }

    private static Map<String, String> link(String href) {
        return Map.of("href", href);
    }

    private static @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : DATE.format(instant);
    }
}
