package org.gatehouse.directory.okta;

import com.okta.sdk.resource.api.UserApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.FullName;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.jspecify.annotations.Nullable;

/**
 * Users whom a text finds: first those with a value that begins with all of it, then those whose full name it is. These
 * are questions of their own, one after another, so that each of them has an index to go by in the built-in server. A page
 * takes one call, and one more for each question that begins on it: three at most, and never two for a single word.
 */
final class OktaSearch {

    private final OktaCalls calls;
    private final UserSearch search;
    private final List<FullName> names;

    OktaSearch(OktaCalls calls, UserSearch search) {
        this.calls = calls;
        this.search = search;
        this.names = search.fullNames();
    }

    Page<User> page(Optional<String> after) {
        Position at = after.map(Position::parse).orElse(Position.FIRST);
        var found = new ArrayList<User>();
        do {
            int question = at.question();
            Page<User> page = ask(at, search.limit() - found.size());
            page.items().stream()
                    .filter(user -> !wasFoundBefore(user, question))
                    .forEach(found::add);
            at = page.next() == null ? new Position(question + 1, null) : new Position(question, page.next());
        } while (at.cursor() == null && at.question() <= names.size() && found.size() < search.limit());
        return new Page<>(found, at.question() > names.size() ? null : at.text());
    }

    private Page<User> ask(Position at, int limit) {
        String expression = at.question() == 0
                ? OktaExpression.users(search.text(), search.status())
                : OktaExpression.users(names.get(at.question() - 1), search.status());
        return calls.list(client -> OktaPages.page(
                new UserApi(client).listUsers(null, null, at.cursor(), limit, null, expression, null, null),
                com.okta.sdk.resource.model.User::getId,
                OktaRecords::user,
                calls.orgUrl()));
    }

    private boolean wasFoundBefore(User user, int question) {
        return question > 0
                && (OktaExpression.isFoundBy(user, search.text())
                        || names.subList(0, question - 1).stream().anyMatch(name -> name.matches(user)));
    }

    /**
     * Where to go on.
     *
     * @param question 0 for the text as it is, then the names in it
     * @param cursor of Okta's page; null for the first
     */
    private record Position(int question, @Nullable String cursor) {

        static final Position FIRST = new Position(0, null);

        static Position parse(String text) {
            int end = text.indexOf(':');
            String cursor = text.substring(end + 1);
            return new Position(Integer.parseInt(text.substring(0, end)), cursor.isEmpty() ? null : cursor);
        }

        String text() {
            return question + ":" + (cursor == null ? "" : cursor);
        }
    }
}
