package org.gatehouse.directory;

import org.jspecify.annotations.Nullable;

/** A group as the directory knows it. Access compares {@code name} exactly. */
public record Group(String id, String name, @Nullable String description) {}
