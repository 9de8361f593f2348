package org.gatehouse.directory.keycloak;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Keycloak's representations as our records, and back. Its getters answer null for whatever is missing. */
final class KeycloakRecords {

    private KeycloakRecords() {}

    static User user(UserRepresentation user) {
        Profile profile = profile(user);
        return new User(
                present(user.getId(), "a user without an id"),
                status(user.isEnabled()),
                false,
                profile,
                user.getCreatedTimestamp() == null ? null : Instant.ofEpochMilli(user.getCreatedTimestamp()),
                null,
                null,
                null,
                null,
                version(profile));
    }

    /**
     * Whether users have ever chosen a password, or are locked out after wrong ones, Keycloak tells only when asked for
     * each of them alone; it says so itself when they log in.
     */
    private static UserStatus status(@Nullable Boolean enabled) {
        if (enabled == null) {
            return UserStatus.UNKNOWN;
        }
        return enabled ? UserStatus.ACTIVE : UserStatus.SUSPENDED;
    }

    static Group group(GroupRepresentation group) {
        return new Group(
                present(group.getId(), "a group without an id"),
                present(group.getName(), "a group without a name"),
                group.getDescription(),
                GroupKind.EDITABLE,
                null);
    }

    /** Only what is named here: whatever a representation leaves out, Keycloak leaves alone. */
    static UserRepresentation representation(Map<Attribute, @Nullable String> values) {
        var user = new UserRepresentation();
        values.forEach((attribute, value) -> {
            String text = value == null ? "" : value;
            switch (attribute) {
                case LOGIN -> user.setUsername(text);
                case FIRST_NAME -> user.setFirstName(text);
                case LAST_NAME -> user.setLastName(text);
                case EMAIL -> {
                    user.setEmail(text);
                    // What was proven about the address before was proven about another one.
                    user.setEmailVerified(false);
                }
                default -> throw new IllegalArgumentException(attribute + " is not kept");
            }
        });
        return user;
    }

    private static Profile profile(UserRepresentation user) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        putIfPresent(values, Attribute.LOGIN, user.getUsername());
        putIfPresent(values, Attribute.FIRST_NAME, user.getFirstName());
        putIfPresent(values, Attribute.LAST_NAME, user.getLastName());
        putIfPresent(values, Attribute.EMAIL, user.getEmail());
        return new Profile(values);
    }

    private static void putIfPresent(Map<Attribute, String> values, Attribute attribute, @Nullable String value) {
        if (value != null) {
            values.put(attribute, value);
        }
    }

    /** Keycloak has no version of its own: the same profile is the same version, wherever it was read. */
    private static String version(Profile profile) {
        var text = new StringBuilder();
        profile.values()
                .forEach((attribute, value) -> text.append(attribute.name())
                        .append(value.length())
                        .append(':')
                        .append(value));
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String present(@Nullable String value, String otherwise) {
        if (value == null) {
            throw new DirectoryException.Unavailable("Keycloak answered " + otherwise, null);
        }
        return value;
    }
}
