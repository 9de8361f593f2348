package org.gatehouse.pages;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.jspecify.annotations.Nullable;

/** Reads who is in some groups, and stops when that takes too many calls. Used once. */
final class PeopleReader {

    private final GroupDirectory directory;
    private final Set<String> ids = new HashSet<>();
    private int left;

    PeopleReader(GroupDirectory directory, int mostCalls) {
        this.directory = directory;
        this.left = mostCalls;
    }

    /** A group that the directory does not know has no members. */
    People membersOf(Collection<String> names) {
        boolean complete = names.stream().allMatch(this::readGroup);
        return new People(ids, complete);
    }

    private boolean readGroup(String name) {
        if (left-- <= 0) {
            return false;
        }
        Optional<Group> group = directory.findByName(name);
        return group.isEmpty() || readMembers(group.get().id());
    }

    private boolean readMembers(String groupId) {
        @Nullable String cursor = null;
        do {
            if (left-- <= 0) {
                return false;
            }
            Page<User> page = directory.members(groupId, UserSearch.MOST, Optional.ofNullable(cursor));
            page.items().stream()
                    .filter(user -> user.status().maySignIn())
                    .map(User::id)
                    .forEach(ids::add);
            cursor = page.next();
        } while (cursor != null);
        return true;
    }
}
