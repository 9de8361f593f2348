package org.gatehouse.directory.auth0;

import com.auth0.client.mgmt.roles.types.ListRoleUsersRequestParameters;
import com.auth0.client.mgmt.types.ListRoleUsersPaginatedResponseContent;
import com.auth0.client.mgmt.types.ListUsersRequestParameters;
import com.auth0.client.mgmt.types.RoleUser;
import com.auth0.client.mgmt.types.SearchEngineVersionsEnum;
import com.auth0.client.mgmt.types.UserResponseSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.FullName;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** Pages of users: of all ({@code GET /users}, search engine v3) and of a role ({@code GET /roles/{id}/users}). */
final class UserPages {

    /** More than Auth0 lets a page have. */
    private static final int MOST = 100;

    private static final int REACHABLE = 1000;

    /** The longest value that Auth0 keeps: nothing begins with more. */
    private static final int LONGEST_TEXT = 300;

    private static final Pattern ROLE_ID = Pattern.compile("rol_[A-Za-z0-9]{1,64}");

    private final Auth0Client client;

    UserPages(Auth0Client client) {
        this.client = client;
    }

    /** Auth0's path has an id as one step; nothing else than ids of roles gets there. */
    static boolean isRoleId(String id) {
        return ROLE_ID.matcher(id).matches();
    }

    Page<User> search(UserSearch search, Optional<String> after) {
        if (search.groupId() != null) {
            Page<User> members = members(search.groupId(), search.limit(), after);
            return new Page<>(
                    members.items().stream()
                            .filter(user -> matches(user, search))
                            .toList(),
                    members.next());
        }
        return isPossible(search)
                ? all(search, after.map(UserCursor::parse).orElse(UserCursor.FIRST))
                : new Page<>(List.of(), null);
    }

    /** Some searches can find nobody; Auth0 would refuse them, or take them for others. */
    private static boolean isPossible(UserSearch search) {
        boolean status = search.status() == null
                || search.status() == UserStatus.ACTIVE
                || search.status() == UserStatus.SUSPENDED;
        return status && isName(search.text());
    }

    /** Whether Auth0 would keep such a text as a name. */
    static boolean isName(String text) {
        return text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    private Page<User> all(UserSearch search, UserCursor cursor) {
        int size = Math.min(search.limit(), MOST);
        List<User> found = query(queryFor(search, cursor.since()), cursor.page(), size);
        List<User> items = found.stream()
                .filter(user -> !cursor.seen().contains(user.id()))
                .toList();
        UserCursor next = found.size() < size ? null : after(cursor, found);
        return new Page<>(items, next == null ? null : next.toString());
    }

    private static @Nullable UserCursor after(UserCursor cursor, List<User> found) {
        Instant last = found.getLast().created();
        if (last == null) {
            return null; // not what Auth0 sorts by
        }
        Set<String> madeThen = found.stream()
                .filter(user -> last.equals(user.created()))
                .map(User::id)
                .collect(Collectors.toSet());
        UserCursor here = cursor.seeing(last, madeThen);
        if ((here.page() + 2) * found.size() <= REACHABLE) {
            return here.nextPage();
        }
        return here.isStuck() ? null : here.nextThousand();
    }

    private static String queryFor(UserSearch search, @Nullable Instant since) {
        // Something that is true of everybody comes first: a query of nothing but NOT finds nobody.
        var terms = new ArrayList<>(List.of(since == null ? "_exists_:user_id" : "created_at:[" + since + " TO *]"));
        if (!search.text().isEmpty()) {
            terms.add(textQuery(search));
        }
        if (search.status() != null) {
            terms.add(search.status() == UserStatus.SUSPENDED ? "blocked:true" : "NOT blocked:true");
        }
        return String.join(" AND ", terms);
    }

    /** One query for all: Auth0 takes any "or". The field {@code name} holds the full name of many, but not of all. */
    private static String textQuery(UserSearch search) {
        var ways = new ArrayList<String>();
        ways.add(Lucene.beginsWith(search.text(), List.of("given_name", "family_name", "name", "email")));
        for (FullName name : search.fullNames()) {
            ways.add(Lucene.bothBegin("given_name", name.one(), "family_name", name.other()));
            ways.add(Lucene.bothBegin("given_name", name.other(), "family_name", name.one()));
        }
        return ways.size() == 1 ? ways.getFirst() : "(" + String.join(" OR ", ways) + ")";
    }

    private List<User> query(String query, int page, int size) {
        var request = ListUsersRequestParameters.builder()
                .q(query)
                .searchEngine(SearchEngineVersionsEnum.V3)
                .sort("created_at:1")
                .page(page)
                .perPage(size)
                .build();
        List<UserResponseSchema> users =
                client.call(api -> api.users().list(request).getItems());
        return users.stream().map(Auth0Records::user).toList();
    }

    /**
     * Takes two calls: Auth0 tells the names of a role's members only, not who may sign in. Who was made a moment ago is
     * not in its search yet and has an unknown status here.
     *
     * @throws DirectoryException.NotFound when there is no such role
     */
    Page<User> members(String roleId, int limit, Optional<String> after) {
        if (!isRoleId(roleId)) {
            throw new DirectoryException.NotFound("Not the id of a role", null);
        }
        var request = ListRoleUsersRequestParameters.builder().take(Math.min(limit, MOST));
        after.ifPresent(request::from);
        var answer = client.find(api -> api.roles().users().list(roleId, request.build()))
                .orElseThrow(() -> new DirectoryException.NotFound("No role " + roleId, null));
        List<RoleUser> members = answer.getItems();
        String next = answer.<ListRoleUsersPaginatedResponseContent>getResponse()
                .flatMap(ListRoleUsersPaginatedResponseContent::getNext)
                .filter(cursor -> !cursor.isEmpty())
                .orElse(null);
        return new Page<>(inFull(members), next);
    }

    private List<User> inFull(List<RoleUser> members) {
        if (members.isEmpty()) {
            return List.of();
        }
        List<String> ids =
                members.stream().map(member -> Auth0Records.user(member).id()).toList();
        Map<String, User> known = query(Lucene.isOneOf("user_id", ids), 0, ids.size()).stream()
                .collect(Collectors.toMap(User::id, Function.identity(), (one, same) -> one));
        return members.stream()
                .map(Auth0Records::user)
                .map(member -> known.getOrDefault(member.id(), member))
                .toList();
    }

    private static boolean matches(User user, UserSearch search) {
        String text = search.text().toLowerCase(Locale.ROOT);
        return (search.status() == null || user.status() == search.status())
                && (search.isFullNameOf(user)
                        || Stream.of(user.firstName(), user.lastName(), user.name(), user.email())
                                .filter(Objects::nonNull)
                                .anyMatch(
                                        value -> value.toLowerCase(Locale.ROOT).startsWith(text)));
    }
}
