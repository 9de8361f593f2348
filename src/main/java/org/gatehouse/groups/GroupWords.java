package org.gatehouse.groups;

import java.nio.charset.StandardCharsets;
import org.gatehouse.directory.GroupKind;
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
}
