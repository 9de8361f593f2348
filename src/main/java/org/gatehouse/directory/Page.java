package org.gatehouse.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the things that were asked for, and where to go on. A page may hold fewer than asked for, even none, and still
 * have a next one.
 *
 * @param next the directory's cursor, opaque, good for the same question only and for some time only; null on the last
 *     page
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
