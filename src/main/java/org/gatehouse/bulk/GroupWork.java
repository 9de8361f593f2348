package org.gatehouse.bulk;

import static org.gatehouse.bulk.Work.answer;

import java.util.List;
import java.util.Optional;
import org.gatehouse.administration.Approval;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.User;
import org.jspecify.annotations.Nullable;

/** Takes each user into a group, or out of it. */
final class GroupWork implements Work {

    private final UserAdministration users;
    private final GroupAdministration groups;
    private final boolean joining;
    private final String groupId;
    private final @Nullable Approval approval;
    private Optional<Group> group = Optional.empty();

    /** @param approval null while nothing is changed, or nothing grave */
    GroupWork(
            UserAdministration users,
            GroupAdministration groups,
            boolean joining,
            String groupId,
            @Nullable Approval approval) {
        this.users = users;
        this.groups = groups;
        this.joining = joining;
        this.groupId = groupId;
        this.approval = approval;
    }

    @Override
    public Found look(Item item) {
        Optional<Group> present = group();
        if (present.isEmpty()) {
            return Found.without(Plan.error(item.name(), "There is no such group any more."));
        }
        if (present.get().kind() != GroupKind.EDITABLE) {
            return Found.without(Plan.error(
                    item.name(), "The members of “" + present.get().name() + "” are decided about elsewhere."));
        }
        return answer(users.details(item.target()))
                .map(details -> found(details, present.get()))
                .orElseGet(() -> Found.without(Plan.error(item.name(), "There is no such user any more.")));
    }

    private Found found(UserDetails details, Group group) {
        User user = details.user();
        String name = AccountWork.name(user);
        boolean member = details.groups().stream().anyMatch(other -> other.id().equals(group.id()));
        if (member == joining) {
            return Found.without(Plan.nothing(name, joining ? "Is in the group already." : "Is not in the group."));
        }
        String line = (joining ? "Add to group " : "Remove from group ") + Cut.line(group.name());
        List<String> lines =
                joining && groups.makesAdministrators(group) ? List.of(Administrators.LINE, line) : List.of(line);
        return Found.of(Plan.change(name, Step.CHANGE, lines), () -> {
            answer(joining ? groups.add(approval, group, user) : groups.remove(approval, group, user));
        });
    }

    /** Asked for once a run, as long as it is there. */
    private synchronized Optional<Group> group() {
        if (group.isEmpty()) {
            group = answer(groups.find(groupId));
        }
        return group;
    }
}
