package org.gatehouse.directory.auth0;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
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
 * @param seen ids of users made at that very time that were on an earlier page
 */
record UserCursor(@Nullable Instant since, int page, Set<String> seen) {

    static final UserCursor FIRST = new UserCursor(null, 0, Set.of());

    UserCursor {
        seen = Set.copyOf(seen);
    }

    static UserCursor parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            Instant since = parts[0].isEmpty() ? null : Instant.parse(parts[0]);
            int page = Integer.parseInt(parts[1]);
            Set<String> seen = Stream.of(parts)
                    .skip(2)
                    .map(id -> URLDecoder.decode(id, StandardCharsets.UTF_8))
                    .collect(Collectors.toSet());
            if (page >= 0) {
                return new UserCursor(since, page, seen);
            }
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
            // answered below
        }
        throw new DirectoryException.Rejected("Not a cursor of this search", Map.of(), null);
    }

    UserCursor nextPage() {
        return new UserCursor(since, page + 1, seen);
    }

    /** The thousand that begins where this one ended. */
    UserCursor nextThousand(Instant last, Set<String> madeThen) {
        var all = new HashSet<>(madeThen);
        if (last.equals(since)) {
            all.addAll(seen);
        }
        return new UserCursor(last, 0, all);
    }

    @Override
    public String toString() {
        return Stream.concat(
                        Stream.of(since == null ? "" : since.toString(), String.valueOf(page)),
                        seen.stream().sorted().map(id -> URLEncoder.encode(id, StandardCharsets.UTF_8)))
                .collect(Collectors.joining(" "));
    }
}
