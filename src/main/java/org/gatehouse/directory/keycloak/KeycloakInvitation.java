package org.gatehouse.directory.keycloak;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.User;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.UserRepresentation;

/** Makes users without a password and sends them the link with which they choose one. */
final class KeycloakInvitation {

    static final List<String> CHOOSE_PASSWORD = List.of("UPDATE_PASSWORD");

    private final KeycloakClient keycloak;
    private final KeycloakUserDirectory users;

    KeycloakInvitation(KeycloakClient keycloak, KeycloakUserDirectory users) {
        this.keycloak = keycloak;
        this.users = users;
    }

    Done of(NewUser user) {
        KeycloakAbilities.checkDelivery(user.invite());
        var values = new EnumMap<Attribute, @Nullable String>(Attribute.class);
        KeycloakAbilities.ALL.required().forEach(required -> values.put(required, null));
        values.putAll(user.profile().values());
        KeycloakAbilities.checkKept(values);
        // Asked beforehand, so that one who is there after a lost answer is known to be new.
        if (users.findByLogin(loginOf(user.profile())).isPresent()) {
            throw new DirectoryException.Conflict(Attribute.LOGIN, null);
        }
        UserRepresentation wanted = representation(values, user.groupIds());
        String id = made(user.profile(), wanted);
        try {
            keycloak.tell(realm -> realm.user(id).executeActionsEmail(CHOOSE_PASSWORD));
        } catch (DirectoryException failure) {
            return new Done(readBack(id, wanted), null, failure);
        }
        return Done.with(readBack(id, wanted));
    }

    /** As they were to be, in case that the user cannot be read now. */
    private User readBack(String id, UserRepresentation made) {
        try {
            return users.present(id);
        } catch (DirectoryException failure) {
            made.setId(id);
            return KeycloakRecords.user(made);
        }
    }

    /** In their groups from the start: Keycloak makes both or nothing. */
    private UserRepresentation representation(Map<Attribute, @Nullable String> values, Set<String> groupIds) {
        UserRepresentation representation = KeycloakRecords.representation(values);
        representation.setEnabled(true);
        representation.setRequiredActions(CHOOSE_PASSWORD);
        representation.setGroups(paths(groupIds));
        return representation;
    }

    /** Keycloak wants the paths of groups where all else goes by ids. */
    private List<String> paths(Set<String> groupIds) {
        return groupIds.stream()
                .map(id ->
                        keycloak.ask(realm -> realm.group(id).toRepresentation().getPath()))
                .toList();
    }

    private String made(Profile profile, UserRepresentation representation) {
        try {
            return keycloak.ask(realm -> {
                try (var answer = realm.users().create(representation)) {
                    return CreatedResponseUtil.getCreatedId(answer);
                }
            });
        } catch (DirectoryException.Unavailable unknown) {
            return keycloak.afterWriting(() -> users.findByLogin(loginOf(profile)))
                    .filter(user -> isSame(user, profile))
                    .map(User::id)
                    .orElseThrow(() -> unknown);
        }
    }

    /** Keycloak writes logins and addresses in small letters. */
    private static boolean isSame(User user, Profile profile) {
        return lowerCase(user.profile()).equals(lowerCase(profile));
    }

    private static Map<Attribute, String> lowerCase(Profile profile) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        profile.values().forEach((attribute, value) -> values.put(attribute, value.toLowerCase(Locale.ROOT)));
        return values;
    }

    private static String loginOf(Profile profile) {
        return Objects.requireNonNullElse(profile.get(Attribute.LOGIN), "");
    }
}
