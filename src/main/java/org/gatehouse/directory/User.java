package org.gatehouse.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as the directory knows them. Times are null when the thing has not happened or the directory does not tell.
 *
 * @param id the directory's own id, equal to the id token's {@code sub} where directory and provider are one
 * @param login the name to sign in with, often an e-mail address
 */
public record User(
        String id,
        String login,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        UserStatus status,
        @Nullable Instant created,
        @Nullable Instant activated,
        @Nullable Instant lastLogin,
        @Nullable Instant lastUpdated,
        @Nullable Instant passwordChanged) {}
