package org.gatehouse.users;

import java.util.Optional;

/**
 * A membership that somebody asked to change, as it stands in an address to come back to.
 *
 * @param member whether the user is to be in the group
 */
record MembershipAsked(String groupId, boolean member) {

    private static final String JOIN = "JOIN:";
    private static final String LEAVE = "LEAVE:";

    String toDo() {
        return (member ? JOIN : LEAVE) + groupId;
    }

    /** Empty for what is something else. */
    static Optional<MembershipAsked> in(String toDo) {
        boolean joins = toDo.startsWith(JOIN);
        return joins || toDo.startsWith(LEAVE)
                ? Optional.of(new MembershipAsked(toDo.substring((joins ? JOIN : LEAVE).length()), joins))
                : Optional.empty();
    }
}
