package org.gatehouse.groups;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.uikit.Words;
import org.springframework.web.util.UriUtils;

/** Names and addresses of groups. */
final class GroupWords {

    private GroupWords() {}

    static String kind(GroupKind kind) {
        return switch (kind) {
            case EDITABLE -> "Managed here";
            case BUILT_IN -> "Everyone";
            case IMPORTED -> "Imported";
            case UNKNOWN -> "Other";
        };
    }

    /** Why nothing can be changed about a group, as a sentence. */
    static String reason(GroupKind kind, String directory) {
        return switch (kind) {
            case EDITABLE -> "";
            case BUILT_IN -> directory + " keeps everyone in this group. Nothing about it can be changed.";
            case IMPORTED ->
                "This group comes from another directory, by way of " + directory + ", and is changed there.";
            case UNKNOWN -> directory + " does not say who manages this group, so nothing about it is changed here.";
        };
    }

    static String address(String id) {
        return GroupsView.PATH + "/" + encoded(id);
    }

    /** For a path or a query. */
    static String encoded(String id) {
        return UriUtils.encode(id, StandardCharsets.UTF_8);
    }

    /** Empty when it has none. */
    static String description(Group group) {
        return Objects.requireNonNullElse(group.description(), "");
    }

    /** What another administrator has made of what was seen. */
    static String changed(Group seen, Group now) {
        var changes = new ArrayList<String>();
        if (!seen.name().equals(now.name())) {
            changes.add("its name is " + Words.named(now.name()) + " now");
        }
        if (!description(seen).equals(description(now))) {
            changes.add(
                    description(now).isEmpty()
                            ? "it has no description now"
                            : "its description is “" + Words.named(description(now)) + "” now");
        }
        return "Somebody else has changed this meanwhile"
                + (changes.isEmpty() ? "" : ": " + String.join(", and ", changes))
                + ". Look at the new values, then try again.";
    }
}
