package org.gatehouse.preview;

import java.util.List;
import java.util.Set;
import org.gatehouse.session.KnownUsers.Known;

/**
 * Somebody about whom it is asked what they may open.
 *
 * @param key as in addresses: {@code user:ID} or {@code group:NAME}
 * @param name for people
 * @param groups those that the directory says; of a group, itself alone
 * @param sessions what the person's live sessions know, the newest first; none of a group
 */
record Subject(String key, String name, Set<String> groups, List<Known> sessions) {

    static final String USER = "user:";
    static final String GROUP = "group:";

    static Subject ofGroup(String name) {
        return new Subject(GROUP + name, name, Set.of(name), List.of());
    }

    /** Of a user. */
    String userId() {
        return key.substring(USER.length());
    }

    boolean isGroup() {
        return key.startsWith(GROUP);
    }
}
