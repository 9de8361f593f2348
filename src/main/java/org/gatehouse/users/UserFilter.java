package org.gatehouse.users;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Set;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.uikit.SearchField;
import org.jspecify.annotations.Nullable;

/** Which users the list shows, as it stands in the address. What makes no sense there is left out. */
record UserFilter(
        String text, @Nullable UserStatus status, @Nullable String groupId) {

    private static final String TEXT = "q";
    private static final String STATUS = "status";
    private static final String GROUP = "group";
    private static final int LONGEST_ID = 200;

    static final UserFilter NONE = new UserFilter("", null, null);

    static UserFilter from(QueryParameters parameters, Set<UserStatus> statuses) {
        String status = parameters.getSingleParameter(STATUS).orElse("");
        return new UserFilter(
                SearchField.bounded(parameters.getSingleParameter(TEXT).orElse("")),
                statuses.stream()
                        .filter(each -> each.name().equals(status))
                        .findFirst()
                        .orElse(null),
                parameters
                        .getSingleParameter(GROUP)
                        .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
                        .orElse(null));
    }

    String address() {
        return address(UsersView.PATH);
    }

    /** Where the users that it lets through are given as a file. */
    String exportAddress() {
        return address(UsersView.PATH + "/export.csv");
    }

    private String address(String path) {
        var parameters = new LinkedHashMap<String, String>();
        if (!text.isEmpty()) {
            parameters.put(TEXT, text);
        }
        if (status != null) {
            parameters.put(STATUS, status.name());
        }
        if (groupId != null) {
            parameters.put(GROUP, groupId);
        }
        return new Location(path, QueryParameters.simple(parameters)).getPathWithQueryParameters();
    }

    UserSearch search(int limit) {
        return new UserSearch(text, status, groupId, limit);
    }

    UserFilter withText(String newText) {
        return new UserFilter(newText, status, groupId);
    }

    UserFilter withStatus(@Nullable UserStatus newStatus) {
        return new UserFilter(text, newStatus, groupId);
    }

    UserFilter withGroup(@Nullable String newGroupId) {
        return new UserFilter(text, status, newGroupId);
    }
}
