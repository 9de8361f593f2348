package org.gatehouse.directory.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.representations.idm.GroupRepresentation;

/**
 * The groups of a Keycloak realm, those below others among them. Their names are those that tokens carry, without the
 * path; since access compares names, no name is given here that any other group has, wherever it stands. New groups stand
 * on the top level.
 */
final class KeycloakGroupDirectory implements GroupDirectory {

    private static final int LONGEST_TEXT = 255;

    /** More groups of one name than this, each below another, are not looked through. */
    private static final int MOST_NAMESAKES = 200;

    private final KeycloakClient keycloak;

    KeycloakGroupDirectory(KeycloakClient keycloak) {
        this.keycloak = keycloak;
    }

    /** Keycloak finds what names contain; of that, a page holds what begins so. */
    @Override
    public Page<Group> search(GroupSearch search, Optional<String> after) {
        var words = new SearchWords(search.text());
        if (!words.canMatch() || search.text().length() > LONGEST_TEXT) {
            return new Page<>(List.of(), null);
        }
        var pages = Pages.after(after, search.limit());
        // Without a question, Keycloak answers with the top level alone.
        String question = words.isEmpty() ? "*" : search.text();
        List<GroupRepresentation> found = keycloak.ask(
                realm -> realm.searches().groups(question, false, false, pages.first(), pages.max(), true));
        return pages.of(found, KeycloakRecords::group, group -> words.begins(group.name()));
    }

    @Override
    public Optional<Group> find(String id) {
        try {
            return Optional.of(present(id));
        } catch (DirectoryException.NotFound none) {
            return Optional.empty();
        }
    }

    /** Of several with this name, one on the top level. */
    @Override
    public Optional<Group> findByName(String name) {
        if (name.isBlank() || name.length() > LONGEST_TEXT || !new SearchWords(name).canMatch()) {
            return Optional.empty();
        }
        List<GroupRepresentation> found =
                keycloak.ask(realm -> realm.searches().groups(name, true, false, 0, MOST_NAMESAKES, true));
        List<GroupRepresentation> namesakes =
                found.stream().filter(group -> name.equals(group.getName())).toList();
        return Stream.concat(namesakes.stream().filter(group -> group.getParentId() == null), namesakes.stream())
                .findFirst()
                .map(KeycloakRecords::group);
    }

    @Override
    public Group create(String name, String description) {
        GroupRepresentation group = representation(name, description);
        if (findByName(name).isPresent()) {
            throw new DirectoryException.Conflict(null, null);
        }
        String id = keycloak.ask(realm -> {
            try (var answer = realm.groups().add(group)) {
                return CreatedResponseUtil.getCreatedId(answer);
            }
        });
        return readBack(id, group);
    }

    /** What a representation leaves out, attributes and roles among it, Keycloak leaves alone. */
    @Override
    public Group change(String id, String name, String description) {
        GroupRepresentation group = representation(name, description);
        present(id);
        if (findByName(name).filter(other -> !other.id().equals(id)).isPresent()) {
            throw new DirectoryException.Conflict(null, null);
        }
        keycloak.tell(realm -> realm.group(id).update(group));
        return readBack(id, group);
    }

    /** Not with groups below it, which Keycloak would delete in silence. */
    @Override
    public void delete(String id) {
        try {
            Long below =
                    keycloak.ask(realm -> realm.group(id).toRepresentation()).getSubGroupCount();
            if (below == null || below > 0) {
                throw new DirectoryException.WrongState("There are groups below this one", null);
            }
            keycloak.tell(realm -> realm.group(id).remove());
        } catch (DirectoryException.NotFound none) {
            // nothing to delete
        }
    }

    @Override
    public Page<User> members(String groupId, int limit, Optional<String> after) {
        var pages = Pages.after(after, limit);
        return pages.of(
                keycloak.ask(realm -> realm.group(groupId).members(pages.first(), pages.max(), true)),
                KeycloakRecords::user,
                member -> true);
    }

    @Override
    public void add(String groupId, String userId) {
        keycloak.tell(realm -> {
            realm.group(groupId);
            realm.user(userId).joinGroup(groupId);
        });
    }

    @Override
    public void remove(String groupId, String userId) {
        keycloak.tell(realm -> {
            realm.group(groupId);
            realm.user(userId).leaveGroup(groupId);
        });
    }

    private Group present(String id) {
        return KeycloakRecords.group(keycloak.ask(realm -> realm.group(id).toRepresentation()));
    }

    /** As it was written, in case that the group cannot be read now. */
    private Group readBack(String id, GroupRepresentation written) {
        try {
            return present(id);
        } catch (DirectoryException failure) {
            written.setId(id);
            return KeycloakRecords.group(written);
        }
    }

    /** @throws DirectoryException.Rejected when Keycloak's columns are too short, to which it answers with a failure */
    private static GroupRepresentation representation(String name, String description) {
        if (name.isBlank()) {
            throw new DirectoryException.Rejected("The name cannot be blank", Map.of(), null);
        }
        if (name.length() > LONGEST_TEXT || description.length() > LONGEST_TEXT) {
            throw new DirectoryException.Rejected(
                    "Name and description can have " + LONGEST_TEXT + " characters", Map.of(), null);
        }
        if ((name + description).chars().anyMatch(Character::isISOControl)) {
            throw new DirectoryException.Rejected("A character is not allowed here", Map.of(), null);
        }
        var group = new GroupRepresentation();
        group.setName(name);
        group.setDescription(description);
        return group;
    }
}
