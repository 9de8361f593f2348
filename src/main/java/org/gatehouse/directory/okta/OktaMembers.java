package org.gatehouse.directory.okta;

import com.okta.sdk.resource.api.GroupApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.jspecify.annotations.Nullable;

/** Who is in which group. Okta lists members, but cannot search among them: that is done here, page by page. */
final class OktaMembers {

    private static final int MOST_GROUPS = 1_000;
    private static final int MOST_PAGES = 100;

    private final OktaCalls calls;

    OktaMembers(OktaCalls calls) {
        this.calls = calls;
    }

    Page<User> page(String groupId, int limit, Optional<String> after) {
        return calls.read(client -> OktaPages.page(
                new GroupApi(client).listGroupUsers(groupId, after.orElse(null), limit),
                com.okta.sdk.resource.model.User::getId,
                OktaRecords::user,
                calls.orgUrl()));
    }

    /** Looks through one of Okta's longest pages, or through the rest of one. */
    Page<User> search(String groupId, UserSearch search, Optional<String> after) {
        Position start = after.map(Position::parse).orElse(new Position(0, null));
        Page<User> page = page(groupId, UserSearch.MOST, Optional.ofNullable(start.cursor()));
        List<User> members = page.items();
        var found = new ArrayList<User>();
        int seen = start.seen();
        while (seen < members.size() && found.size() < search.limit()) {
            User member = members.get(seen++);
            if (matches(member, search)) {
                found.add(member);
            }
        }
        if (seen < members.size()) {
            return new Page<>(found, new Position(seen, start.cursor()).text());
        }
        return new Page<>(found, page.next() == null ? null : new Position(0, page.next()).text());
    }

    /** As many as there are, up to a bound. A page may be empty and still not be the last. */
    List<Group> groupsOf(String userId) {
        var groups = new ArrayList<Group>();
        var seen = new HashSet<String>();
        String cursor = null;
        do {
            Page<Group> page = groupsOf(userId, Optional.ofNullable(cursor));
            groups.addAll(page.items());
            cursor = page.next();
            if (cursor != null && (!seen.add(cursor) || seen.size() > MOST_PAGES)) {
                throw new DirectoryException.Unavailable("Okta's list of groups does not end", null);
            }
        } while (cursor != null && groups.size() < MOST_GROUPS);
        return groups.stream()
                .limit(MOST_GROUPS)
                .sorted(Comparator.comparing(Group::name))
                .toList();
    }

    private Page<Group> groupsOf(String userId, Optional<String> after) {
        return calls.lookUp(client -> OktaPages.page(
                        client.groupsOf(userId, after),
                        com.okta.sdk.resource.model.Group::getId,
                        OktaRecords::group,
                        calls.orgUrl()))
                .orElse(new Page<>(List.of(), null));
    }

    private static boolean matches(User user, UserSearch search) {
        return (search.status() == null || user.status() == search.status())
                && (OktaExpression.isFoundBy(user, search.text()) || search.isFullNameOf(user));
    }

    /**
     * Where to go on.
     *
     * @param seen how many of the page's members have been looked at
     * @param cursor of Okta's page; null for the first
     */
    private record Position(int seen, @Nullable String cursor) {

        static Position parse(String text) {
            int end = text.indexOf(':');
            String cursor = text.substring(end + 1);
            return new Position(Integer.parseInt(text.substring(0, end)), cursor.isEmpty() ? null : cursor);
        }

        String text() {
            return seen + ":" + (cursor == null ? "" : cursor);
        }
    }
}
