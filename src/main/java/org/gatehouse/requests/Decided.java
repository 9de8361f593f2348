package org.gatehouse.requests;

import org.jspecify.annotations.Nullable;

/**
 * How a request ends.
 *
 * @param by the name of the administrator; null when nobody had to decide
 * @param group the name of the group that the person has been added to; null when they have not
 * @param answer words for the person; null when there are none
 */
record Decided(
        RequestState state,
        @Nullable String by,
        @Nullable String group,
        @Nullable String answer) {}
