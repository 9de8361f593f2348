package org.gatehouse.console;

import org.jspecify.annotations.Nullable;

/**
 * A row of a {@link CursorGrid}.
 *
 * @param item null while it has not come
 */
public record Row<T>(int position, @Nullable T item) {}
