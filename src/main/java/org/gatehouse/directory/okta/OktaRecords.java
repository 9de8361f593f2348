package org.gatehouse.directory.okta;

import com.okta.sdk.resource.model.GroupProfile;
import com.okta.sdk.resource.model.UserGetSingleton;
import com.okta.sdk.resource.model.UserProfile;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** Okta's models as our records. Its getters answer null for whatever is missing. */
final class OktaRecords {

    private OktaRecords() {}

    static User user(UserGetSingleton user) {
        UserProfile profile = user.getProfile() == null ? new UserProfile() : user.getProfile();
        return new User(
                present(user.getId(), "a user without an id"),
                status(user.getStatus()),
                false,
                new org.gatehouse.directory.Profile(java.util.Map.of()),
                instant(user.getCreated()),
                instant(user.getActivated()),
                instant(user.getLastLogin()),
                instant(user.getLastUpdated()),
                instant(user.getPasswordChanged()),
                "");
    }

    static Group group(com.okta.sdk.resource.model.Group group) {
        GroupProfile profile = group.getProfile();
        if (profile == null) {
            throw new DirectoryException.Unavailable("Okta answered a group without a profile", null);
        }
        return new Group(
                present(group.getId(), "a group without an id"),
                present(profile.getName(), "a group without a name"),
                profile.getDescription(),
                org.gatehouse.directory.GroupKind.EDITABLE,
                null);
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

    private static String present(@Nullable String value, String otherwise) {
        if (value == null) {
            throw new DirectoryException.Unavailable("Okta answered " + otherwise, null);
        }
        return value;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
