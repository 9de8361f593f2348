package org.gatehouse.directory.auth0;

import com.auth0.client.mgmt.types.CreateUserResponseContent;
import com.auth0.client.mgmt.types.GetUserResponseContent;
import com.auth0.client.mgmt.types.Role;
import com.auth0.client.mgmt.types.RoleUser;
import com.auth0.client.mgmt.types.UserDateSchema;
import com.auth0.client.mgmt.types.UserResponseSchema;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** Auth0's models as our records. */
final class Auth0Records {

    /** Auth0's names of what it keeps (normalized user profile). The e-mail address is also what people sign in with. */
    private static final Map<String, Attribute> NAMES = Map.of(
            "email", Attribute.EMAIL,
            "given_name", Attribute.FIRST_NAME,
            "family_name", Attribute.LAST_NAME,
            "name", Attribute.DISPLAY_NAME,
            "nickname", Attribute.NICK_NAME);

    private Auth0Records() {}

    static User user(GetUserResponseContent user) {
        Profile profile = profile(
                names(user.getGivenName(), user.getFamilyName(), user.getNickname()), user.getName(), user.getEmail());
        return new User(
                present(user.getUserId(), "a user without an id"),
                status(user.getBlocked()),
                false,
                profile,
                instant(user.getCreatedAt()),
                null,
                instant(user.getLastLogin()),
                instant(user.getUpdatedAt()),
                instant(user.getAdditionalProperties().get("last_password_reset")),
                Versions.of(profile));
    }

    static User user(UserResponseSchema user) {
        Profile profile = profile(
                names(user.getGivenName(), user.getFamilyName(), user.getNickname()), user.getName(), user.getEmail());
        return new User(
                present(user.getUserId(), "a user without an id"),
                status(user.getBlocked()),
                false,
                profile,
                instant(user.getCreatedAt()),
                null,
                instant(user.getLastLogin()),
                instant(user.getUpdatedAt()),
                instant(user.getAdditionalProperties().get("last_password_reset")),
                Versions.of(profile));
    }

    /** Somebody who has just been made, and so has neither signed in nor chosen a password. */
    static User user(CreateUserResponseContent user) {
        Profile profile = profile(
                names(user.getGivenName(), user.getFamilyName(), user.getNickname()), user.getName(), user.getEmail());
        return new User(
                present(user.getUserId(), "a user without an id"),
                status(user.getBlocked()),
                false,
                profile,
                instant(user.getCreatedAt()),
                null,
                null,
                instant(user.getUpdatedAt()),
                null,
                Versions.of(profile));
    }

    /** A member of a role, of whom Auth0 tells the names only. */
    static User user(RoleUser member) {
        Profile profile = profile(new EnumMap<>(Attribute.class), member.getName(), member.getEmail());
        String id = present(member.getUserId(), "a member without an id");
        return new User(id, UserStatus.UNKNOWN, false, profile, null, null, null, null, null, "");
    }

    static Group group(Role role) {
        return group(role.getId(), role.getName(), role.getDescription());
    }

    static Group group(Optional<String> id, Optional<String> name, Optional<String> description) {
        return new Group(
                present(id, "a role without an id"),
                present(name, "a role without a name"),
                description.filter(text -> !text.isEmpty()).orElse(null),
                GroupKind.EDITABLE,
                null);
    }

    /** What Auth0 means by the name of a property; empty when it is none of a profile. */
    static Optional<Attribute> attribute(String property) {
        return Optional.ofNullable(NAMES.get(property));
    }

    static <T> T present(Optional<T> value, String otherwise) {
        return value.orElseThrow(() -> new DirectoryException.Unavailable("Auth0 answered " + otherwise, null));
    }

    private static Map<Attribute, String> names(Optional<String> first, Optional<String> last, Optional<String> nick) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        first.ifPresent(value -> values.put(Attribute.FIRST_NAME, value));
        last.ifPresent(value -> values.put(Attribute.LAST_NAME, value));
        nick.ifPresent(value -> values.put(Attribute.NICK_NAME, value));
        return values;
    }

    private static Profile profile(Map<Attribute, String> values, Optional<String> name, Optional<String> email) {
        email.ifPresent(value -> {
            values.put(Attribute.EMAIL, value);
            values.put(Attribute.LOGIN, value);
        });
        // Where nobody gave a name, Auth0 fills in the address.
        name.filter(value -> email.filter(value::equalsIgnoreCase).isEmpty())
                .ifPresent(value -> values.put(Attribute.DISPLAY_NAME, value));
        return new Profile(values);
    }

    private static UserStatus status(Optional<Boolean> blocked) {
        return blocked.orElse(false) ? UserStatus.SUSPENDED : UserStatus.ACTIVE;
    }

    private static @Nullable Instant instant(Optional<UserDateSchema> time) {
        return instant(time.map(UserDateSchema::get).orElse(null));
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        try {
            return time instanceof String text ? Instant.parse(text) : null;
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
