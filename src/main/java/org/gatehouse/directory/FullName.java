package org.gatehouse.directory;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a text may be as a full name, in any case: one part of it begins the first name, and the other the last name.
 * People write either of them first.
 */
public record FullName(String one, String other) {

    /** The names in a text: {@code Ana Maria Das} may be cut before {@code Maria} or before {@code Das}. */
    static List<FullName> in(String text) {
        int comma = text.indexOf(',');
        if (comma >= 0) {
            return Stream.of(new FullName(
                            text.substring(0, comma).strip(),
                            text.substring(comma + 1).strip()))
                    .filter(name -> !name.one.isEmpty() && !name.other.isEmpty())
                    .toList();
        }
        List<String> words = List.of(text.strip().split("\\s+"));
        return IntStream.of(1, words.size() - 1)
                .filter(cut -> cut > 0 && cut < words.size())
                .distinct()
                .mapToObj(cut -> new FullName(
                        String.join(" ", words.subList(0, cut)), String.join(" ", words.subList(cut, words.size()))))
                .toList();
    }

    public boolean matches(User user) {
        return matches(user.firstName(), user.lastName());
    }

    private boolean matches(@Nullable String first, @Nullable String last) {
        return first != null
                && last != null
                && ((begins(first, one) && begins(last, other)) || (begins(first, other) && begins(last, one)));
    }

    private static boolean begins(String name, String part) {
        return name.regionMatches(true, 0, part, 0, part.length());
    }
}
