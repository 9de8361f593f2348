package org.gatehouse.directory.auth0;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.directory.DirectoryException;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on in a search. Auth0 shows the first 1,000 users of a search only; as users come by the time of their
 * making, a search that begins at the last one's time shows the next 1,000.
 *
 * @param since when the first users of this thousand were made; null for the first thousand
 * @param page the number of the page in this thousand, from 0
 * @param seen ids of users made at that very time that were in an earlier thousand
 * @param last when the latest user so far was made; null before the first page
 * @param madeLast ids of all so far who were made at that very time
 */
record UserCursor(
        @Nullable Instant since,
        int page,
        Set<String> seen,
        @Nullable Instant last,
        Set<String> madeLast) {

    static final UserCursor FIRST = new UserCursor(null, 0, Set.of(), null, Set.of());

    private static final String BETWEEN = "|";

    UserCursor {
        seen = Set.copyOf(seen);
        madeLast = Set.copyOf(madeLast);
    }

    static UserCursor parse(String text) {
        String[] parts = text.split("\\" + BETWEEN, -1);
        try {
            var cursor = new UserCursor(
                    instant(parts[0]), Integer.parseInt(parts[1]), ids(parts[2]), instant(parts[3]), ids(parts[4]));
            if (cursor.page() >= 0) {
                return cursor;
            }
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            // answered below
        }
        throw new DirectoryException.Rejected("Not a cursor of this search", Map.of(), null);
    }

    /** The same with another page looked at. */
    UserCursor seeing(Instant newLast, Set<String> madeThen) {
        Set<String> all = newLast.equals(last)
                ? Stream.concat(madeLast.stream(), madeThen.stream()).collect(Collectors.toSet())
                : madeThen;
        return new UserCursor(since, page, seen, newLast, all);
    }

    UserCursor nextPage() {
        return new UserCursor(since, page + 1, seen, last, madeLast);
    }

    /** Whether a thousand users were made in one instant: Auth0 shows no way past them. */
    boolean isStuck() {
        return last == null || last.equals(since);
    }

    UserCursor nextThousand() {
        return new UserCursor(last, 0, madeLast, last, madeLast);
    }

    @Override
    public String toString() {
        return String.join(BETWEEN, text(since), String.valueOf(page), text(seen), text(last), text(madeLast));
    }

    private static String text(@Nullable Instant instant) {
        return instant == null ? "" : instant.toString();
    }

    private static String text(Set<String> ids) {
        return ids.stream()
                .sorted()
                .map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8))
                .collect(Collectors.joining(" "));
    }

    private static @Nullable Instant instant(String text) {
        return text.isEmpty() ? null : Instant.parse(text);
    }

    private static Set<String> ids(String text) {
        return Stream.of(text.split(" "))
                .filter(id -> !id.isEmpty())
                .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }
}
