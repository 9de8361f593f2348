package org.gatehouse.directory.okta;

import com.okta.sdk.resource.model.GroupProfile;
import com.okta.sdk.resource.model.GroupType;
import com.okta.sdk.resource.model.UserGetSingleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** Okta's models as our records. Its getters answer null for whatever is missing. */
final class OktaRecords {

    private OktaRecords() {}

    /** As {@code getUser} answers. */
    static User user(UserGetSingleton user) {
        return new User(
                idOf(user),
                status(user.getStatus()),
                user.getTransitioningToStatus() != null,
                OktaProfile.profile(user.getProfile()),
                instant(user.getCreated()),
                instant(user.getActivated()),
                instant(user.getLastLogin()),
                instant(user.getLastUpdated()),
                instant(user.getPasswordChanged()),
                version(user.getLastUpdated()));
    }

    /** As all other operations answer: the same fields in a class of its own. */
    static User user(com.okta.sdk.resource.model.User user) {
        return new User(
                idOf(user),
                status(user.getStatus()),
                user.getTransitioningToStatus() != null,
                OktaProfile.profile(user.getProfile()),
                instant(user.getCreated()),
                instant(user.getActivated()),
                instant(user.getLastLogin()),
                instant(user.getLastUpdated()),
                instant(user.getPasswordChanged()),
                version(user.getLastUpdated()));
    }

    /** A group without a name goes by its id. */
    static Group group(com.okta.sdk.resource.model.Group group) {
        GroupProfile profile = group.getProfile();
        Map<String, Object> properties = profile == null ? Map.of() : profile.getAdditionalProperties();
        String id = idOf(group);
        String name = OktaJson.text(properties.get("name"));
        return new Group(
                id,
                name == null || name.isEmpty() ? id : name,
                OktaJson.text(properties.get("description")),
                kind(group.getType()),
                size(group.getEmbedded()));
    }

    private static GroupKind kind(@Nullable GroupType type) {
        return switch (type) {
            case OKTA_GROUP -> GroupKind.EDITABLE;
            case APP_GROUP -> GroupKind.IMPORTED;
            case BUILT_IN -> GroupKind.BUILT_IN;
            case UNKNOWN_DEFAULT_OPEN_API -> GroupKind.UNKNOWN;
            case null -> GroupKind.UNKNOWN;
        };
    }

    private static @Nullable Long size(@Nullable Map<String, Object> embedded) {
        return embedded != null
                        && embedded.get("stats") instanceof Map<?, ?> stats
                        && stats.get("usersCount") instanceof Number count
                ? Long.valueOf(count.longValue())
                : null;
    }

    private static UserStatus status(com.okta.sdk.resource.model.@Nullable UserStatus status) {
        if (status == null) {
            return UserStatus.UNKNOWN;
        }
        return switch (status) {
            case STAGED -> UserStatus.STAGED;
            case PROVISIONED -> UserStatus.PROVISIONED;
            case ACTIVE -> UserStatus.ACTIVE;
            case RECOVERY -> UserStatus.RECOVERY;
            case PASSWORD_EXPIRED -> UserStatus.PASSWORD_EXPIRED;
            case LOCKED_OUT -> UserStatus.LOCKED_OUT;
            case SUSPENDED -> UserStatus.SUSPENDED;
            case DEPROVISIONED -> UserStatus.DEPROVISIONED;
            case UNKNOWN_DEFAULT_OPEN_API -> UserStatus.UNKNOWN;
        };
    }

    static String idOf(UserGetSingleton user) {
        return present(user.getId(), "user");
    }

    private static String idOf(com.okta.sdk.resource.model.User user) {
        return present(user.getId(), "user");
    }

    static String idOf(com.okta.sdk.resource.model.Group group) {
        return present(group.getId(), "group");
    }

    /** Without an id it is no answer, and says nothing about whether the user or the group is there. */
    private static String present(@Nullable String id, String what) {
        if (id == null) {
            throw new DirectoryException.Unavailable("Okta answered a " + what + " without an id", null);
        }
        return id;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static String version(@Nullable OffsetDateTime lastUpdated) {
        return lastUpdated == null ? "" : lastUpdated.toInstant().toString();
    }
}
