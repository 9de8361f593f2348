package org.gatehouse.builtin.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users and groups as Okta's management API writes them. Dates that were never set are null; profile attributes that
 * were never set are left out.
 */
final class OktaJson {

    /** The only type of users that there is. */
    static final String USER_TYPE = "otyGatehouseUsers001";

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

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Object> credentials,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("_embedded") @Nullable
            Map<String, Object> embedded,

            @JsonProperty("_links") Map<String, Object> links) {

        UserBody with(@Nullable Map<String, Object> otherCredentials, Map<String, Object> otherLinks) {
            return new UserBody(
                    id,
                    status,
                    created,
                    activated,
                    statusChanged,
                    lastLogin,
                    lastUpdated,
                    passwordChanged,
                    type,
                    profile,
                    otherCredentials,
                    embedded,
                    otherLinks);
        }
    }

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

    /** In a list: of the links only the one to the user. */
    static UserBody user(User user, String orgUrl) {
        return user(user, null, Map.of("self", link(orgUrl + "/api/v1/users/" + user.id())));
    }

    /** Alone: with a link for each thing that can be done with the user now. */
    static UserBody singleUser(User user, String orgUrl, @Nullable Map<String, Object> embedded) {
        return user(user, embedded, UserLinks.of(user, orgUrl));
    }

    private static UserBody user(User user, @Nullable Map<String, Object> embedded, Map<String, Object> links) {
        return new UserBody(
                user.id(),
                user.status().name(),
                date(user.created()),
                date(user.activated()),
                date(user.statusChanged()),
                date(user.lastLogin()),
                date(user.lastUpdated()),
                date(user.passwordChanged()),
                Map.of("id", USER_TYPE),
                profile(user.profile()),
                credentials(user),
                embedded,
                links);
    }

    /** That there is a password is told by its place being there. */
    static Map<String, Object> credentials(User user) {
        Map<String, Object> credentials = new LinkedHashMap<>();
        if (user.hasPassword()) {
            credentials.put("password", Map.of());
        }
        if (user.recoveryQuestion() != null) {
            credentials.put("recovery_question", Map.of("question", user.recoveryQuestion()));
        }
        credentials.put("provider", Map.of("type", "OKTA", "name", "OKTA"));
        return credentials;
    }

    private static Map<String, String> profile(Profile profile) {
        Map<String, String> attributes = new LinkedHashMap<>();
        profile.values().forEach((attribute, value) -> attributes.put(attribute.json(), value));
        return attributes;
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

    static Map<String, String> link(String href) {
        return Map.of("href", href);
    }

    static @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : DATE.format(instant);
    }
}
