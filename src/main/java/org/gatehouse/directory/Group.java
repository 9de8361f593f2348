package org.gatehouse.directory;

import org.jspecify.annotations.Nullable;

/**
 * A group as the directory knows it. Access compares {@code name} exactly.
 *
 * @param size how many members it has; null where the directory does not count them in passing
 */
public record Group(
        String id,
        String name,
        @Nullable String description,
        GroupKind kind,
        @Nullable Long size) {}
