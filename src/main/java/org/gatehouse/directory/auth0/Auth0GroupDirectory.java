package org.gatehouse.directory.auth0;

import com.auth0.client.mgmt.roles.types.AssignRoleUsersRequestContent;
import com.auth0.client.mgmt.types.CreateRoleRequestContent;
import com.auth0.client.mgmt.types.ListRolesRequestParameters;
import com.auth0.client.mgmt.types.UpdateRoleRequestContent;
import com.auth0.client.mgmt.users.types.DeleteUserRolesRequestContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;

/** Auth0's roles as groups; whoever is assigned a role is a member. */
final class Auth0GroupDirectory implements GroupDirectory {

    private static final int MOST = 100;

    /** A name is looked for on so many pages; Auth0's filter leaves few that are like it. */
    private static final int PAGES_FOR_A_NAME = 10;

    private final Auth0Client client;
    private final UserPages pages;

    Auth0GroupDirectory(Auth0Client client) {
        this.client = client;
        this.pages = new UserPages(client);
    }

    /** Auth0's filter also finds names that hold the text further on; they are left out, which makes pages shorter. */
    @Override
    public Page<Group> search(GroupSearch search, Optional<String> after) {
        if (!UserPages.isName(search.text())) {
            return new Page<>(List.of(), null);
        }
        int page = after.map(Auth0GroupDirectory::pageOf).orElse(0);
        int size = Math.min(search.limit(), MOST);
        String text = search.text().toLowerCase(Locale.ROOT);
        List<Group> found = roles(search.text(), page, size);
        List<Group> items = found.stream()
                .filter(group -> group.name().toLowerCase(Locale.ROOT).startsWith(text))
                .toList();
        return new Page<>(items, found.size() < size ? null : String.valueOf(page + 1));
    }

    private static int pageOf(String cursor) {
        try {
            return Math.max(0, Integer.parseInt(cursor));
        } catch (NumberFormatException e) {
            throw new DirectoryException.Rejected("Not a cursor of this search", Map.of(), e);
        }
    }

    private List<Group> roles(String text, int page, int size) {
        var request = ListRolesRequestParameters.builder().page(page).perPage(size);
        if (!text.isEmpty()) {
            request.nameFilter(text);
        }
        return client.call(api -> api.roles().list(request.build()).getItems()).stream()
                .map(Auth0Records::group)
                .toList();
    }

    @Override
    public Optional<Group> find(String id) {
        return UserPages.isRoleId(id)
                ? client.find(api -> api.roles().get(id))
                        .map(role -> Auth0Records.group(role.getId(), role.getName(), role.getDescription()))
                        .filter(group -> group.id().equals(id))
                : Optional.empty();
    }

    @Override
    public Optional<Group> findByName(String name) {
        for (int page = 0; page < PAGES_FOR_A_NAME && !name.isBlank() && UserPages.isName(name); page++) {
            List<Group> found = roles(name, page, MOST);
            Optional<Group> same =
                    found.stream().filter(group -> group.name().equals(name)).findFirst();
            if (same.isPresent() || found.size() < MOST) {
                return same;
            }
        }
        return Optional.empty();
    }

    @Override
    public Group create(String name, String description) {
        requireName(name);
        requireFree(name, "");
        var request = CreateRoleRequestContent.builder()
                .name(name)
                .description(Optional.of(description).filter(text -> !text.isEmpty()))
                .build();
        return readBack(client.call(api -> {
            var made = api.roles().create(request);
            return Auth0Records.group(made.getId(), made.getName(), made.getDescription());
        }));
    }

    @Override
    public Group change(String id, String name, String description) {
        read(id);
        requireName(name);
        requireFree(name, id);
        var request = UpdateRoleRequestContent.builder()
                .name(name)
                .description(description)
                .build();
        return readBack(client.call(api -> {
            var changed = api.roles().update(id, request);
            return Auth0Records.group(changed.getId(), changed.getName(), changed.getDescription());
        }));
    }

    @Override
    public void delete(String id) {
        if (find(id).isPresent()) {
            var unused = client.find(api -> {
                api.roles().delete(id);
                return true;
            });
        }
    }

    @Override
    public Page<User> members(String groupId, int limit, Optional<String> after) {
        return pages.members(groupId, Math.min(limit, UserSearch.MOST), after);
    }

    @Override
    public void add(String groupId, String userId) {
        read(groupId);
        requireUser(userId);
        var request =
                AssignRoleUsersRequestContent.builder().users(List.of(userId)).build();
        client.run(api -> api.roles().users().assign(groupId, request));
    }

    @Override
    public void remove(String groupId, String userId) {
        read(groupId);
        requireUser(userId);
        var request =
                DeleteUserRolesRequestContent.builder().roles(List.of(groupId)).build();
        client.run(api -> api.users().roles().delete(userId, request));
    }

    private Group read(String id) {
        return find(id).orElseThrow(() -> new DirectoryException.NotFound("No role " + id, null));
    }

    /** Auth0's answer to a write has it all, in case that the role cannot be read now. */
    private Group readBack(Group answer) {
        try {
            return find(answer.id()).orElse(answer);
        } catch (DirectoryException failure) {
            return answer;
        }
    }

    /** Auth0 does not promise to say which of two is unknown, or that one is. */
    private void requireUser(String id) {
        if (id.indexOf('|') < 1 || client.find(api -> api.users().get(id)).isEmpty()) {
            throw new DirectoryException.NotFound("No user " + id, null);
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new DirectoryException.Rejected("The name cannot be blank", Map.of(), null);
        }
    }

    private void requireFree(String name, String exceptId) {
        if (findByName(name).filter(group -> !group.id().equals(exceptId)).isPresent()) {
            throw new DirectoryException.Conflict(null, null);
        }
    }
}
