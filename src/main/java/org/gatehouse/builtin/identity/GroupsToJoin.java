package org.gatehouse.builtin.identity;

import java.util.Set;

/** The groups that a new user is to be in. */
final class GroupsToJoin {

    private static final int MOST = 20;

    private GroupsToJoin() {}

    /** Adds a cause to the request for each that cannot be joined. */
    static Set<String> of(UserRequest request, Groups groups) {
        Set<String> ids = request.groupIds();
        if (ids.size() > MOST) {
            throw OktaError.badRequest(
                    "E0000093", "Target count limit exceeded", "The number of group targets is too large");
        }
        ids.stream()
                .filter(id -> groups.byId(id)
                        .filter(group -> group.type().equals("OKTA_GROUP"))
                        .isEmpty())
                .forEach(id -> request.add("groupIds: There is no group with this id that users can be added to"));
        return ids;
    }
}
