package org.gatehouse.builtin.identity;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a statement.
 *
 * @param values for its question marks
 */
record Sql(String text, List<Object> values) {

    static Sql of(String text, Object... values) {
        return new Sql(text, List.of(values));
    }

    /** All have to be true; without parts it always is. */
    static Sql all(Sql... parts) {
        return all(Arrays.asList(parts));
    }

    static Sql all(List<Sql> parts) {
        return parts.isEmpty() ? of("1 = 1") : joined(" AND ", parts);
    }

    static Sql joined(String between, List<Sql> parts) {
        return new Sql(
                parts.stream().map(Sql::text).collect(Collectors.joining(between)),
                parts.stream().flatMap(part -> part.values().stream()).toList());
    }

    Sql in(String before, String after) {
        return new Sql(before + text + after, values);
    }
}
