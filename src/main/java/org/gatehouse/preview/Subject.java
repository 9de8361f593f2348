package org.gatehouse.preview;

import java.util.List;
import java.util.Set;
import org.gatehouse.session.KnownUsers.Known;

/**
 * Somebody about whom it is asked what they may open.
 *
 * @param name for people
 * @param groups those that the directory says; those that the newest session knows, of somebody who is in none; of a group,
 *     itself alone
 * @param sessions what the person's live sessions know, the newest first; none of a group
 */
record Subject(Asked asked, String name, Set<String> groups, List<Known> sessions) {

    static Subject ofGroup(String name) {
        return new Subject(new Asked.Group(name), name, Set.of(name), List.of());
    }

    /** Names it in the audit trail. */
    String key() {
        return switch (asked) {
            case Asked.User user -> "user:" + user.id();
            case Asked.LoggedIn person -> "person:" + person.subject();
            case Asked.Group group -> "group:" + group.name();
        };
    }

    boolean isGroup() {
        return asked instanceof Asked.Group;
    }

    /** Whether the groups are those of the newest session, since no directory tells them. */
    boolean isBySession() {
        return asked instanceof Asked.LoggedIn;
    }
}
