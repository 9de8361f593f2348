package org.gatehouse.directory.okta;

import com.okta.sdk.resource.api.GroupApi;
import com.okta.sdk.resource.model.AddGroupRequest;
import com.okta.sdk.resource.model.GroupProfile;
import com.okta.sdk.resource.model.OktaUserGroupProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.GroupSearch;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.jspecify.annotations.Nullable;

/** Okta's groups. */
final class OktaGroupDirectory implements GroupDirectory {

    private static final Page<Group> NONE = new Page<>(List.of(), null);

    private final OktaCalls calls;
    private final OktaMembers members;

    OktaGroupDirectory(OktaCalls calls) {
        this.calls = calls;
        this.members = new OktaMembers(calls);
    }

    /** With an expression, since {@code q} does not page; without one for all, since the plain list does not lag behind. */
    @Override
    public Page<Group> search(GroupSearch search, Optional<String> after) {
        String text = search.text();
        return OktaExpression.canMatch(text)
                ? list(text.isEmpty() ? null : OktaExpression.groupsBeginningWith(text), search.limit(), after)
                : NONE;
    }

    @Override
    public Optional<Group> find(String id) {
        return raw(id).map(OktaRecords::group);
    }

    @Override
    public Optional<Group> findByName(String name) {
        if (name.isBlank() || !OktaExpression.canMatch(name)) {
            return Optional.empty();
        }
        // Okta compares without case.
        return list(OktaExpression.groupsNamed(name), UserSearch.MOST, Optional.empty()).items().stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
    }

    @Override
    public Group create(String name, String description) {
        AddGroupRequest request = request(Map.of(), name, description);
        return readBack(calls.write(client -> OktaRecords.group(new GroupApi(client).addGroup(request))));
    }

    /** Okta has no partial change of a group: what else is in its profile goes along. */
    @Override
    public Group change(String id, String name, String description) {
        com.okta.sdk.resource.model.Group before = raw(id).orElseThrow(() -> unknown(id));
        requireEditable(OktaRecords.group(before));
        GroupProfile profile = before.getProfile();
        AddGroupRequest request =
                request(profile == null ? Map.of() : profile.getAdditionalProperties(), name, description);
        return readBack(calls.write(client -> OktaRecords.group(new GroupApi(client).replaceGroup(id, request))));
    }

    @Override
    public void delete(String id) {
        Optional<Group> group = find(id);
        if (group.isEmpty()) {
            return;
        }
        requireEditable(group.get());
        try {
            calls.actRepeatably(client -> new GroupApi(client).deleteGroup(id));
        } catch (DirectoryException.NotFound deletedMeanwhile) {
            // as it should be
        }
    }

    @Override
    public Page<User> members(String groupId, int limit, Optional<String> after) {
        if (!OktaIds.isId(groupId)) {
            throw unknown(groupId);
        }
        return members.page(groupId, limit, after);
    }

    @Override
    public void add(String groupId, String userId) {
        changeMembers(groupId, userId, api -> api.assignUserToGroup(groupId, userId));
    }

    @Override
    public void remove(String groupId, String userId) {
        changeMembers(groupId, userId, api -> api.unassignUserFromGroup(groupId, userId));
    }

    /** Looks at the group only when Okta refuses: it says that permissions are missing where none would do. */
    private void changeMembers(String groupId, String userId, Consumer<GroupApi> change) {
        if (!OktaIds.isId(groupId) || !OktaIds.isId(userId)) {
            throw new DirectoryException.NotFound("Okta has no such group or user", null);
        }
        try {
            calls.actRepeatably(client -> change.accept(new GroupApi(client)));
        } catch (DirectoryException.Denied refused) {
            find(groupId).ifPresent(OktaGroupDirectory::requireEditable);
            throw refused;
        }
    }

    private Page<Group> list(@Nullable String expression, int limit, Optional<String> after) {
        return calls.list(client -> OktaPages.page(
                new GroupApi(client).listGroups(null, null, after.orElse(null), limit, "stats", expression, null, null),
                com.okta.sdk.resource.model.Group::getId,
                OktaRecords::group,
                calls.orgUrl()));
    }

    private Optional<com.okta.sdk.resource.model.Group> raw(String id) {
        return OktaIds.isId(id)
                ? calls.lookUp(client -> new GroupApi(client).getGroup(id))
                        .filter(group -> id.equals(OktaRecords.idOf(group)))
                : Optional.empty();
    }

    /** Okta's answer to a write has it all, in case that the group cannot be read now. */
    private Group readBack(Group answer) {
        try {
            return find(answer.id()).orElse(answer);
        } catch (DirectoryException failure) {
            return answer;
        }
    }

    private static AddGroupRequest request(Map<String, Object> before, String name, String description) {
        var others = new LinkedHashMap<>(before);
        others.keySet().removeAll(Set.of("name", "description"));
        var profile = new OktaUserGroupProfile();
        profile.setAdditionalProperties(others);
        profile.setName(name);
        profile.setDescription(description);
        return new AddGroupRequest().profile(profile);
    }

    private static void requireEditable(Group group) {
        if (group.kind() != GroupKind.EDITABLE) {
            throw new DirectoryException.WrongState("Not a group that administrators change", null);
        }
    }

    private static DirectoryException unknown(String id) {
        return new DirectoryException.NotFound("Okta has no group " + id, null);
    }
}
