package org.gatehouse.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as the directory knows them. Times are null when the thing has not happened or the directory does not tell.
 *
 * @param id the directory's own id, equal to the id token's {@code sub} where directory and provider are one
 * @param changing whether the directory is still about to move the user to another status (Okta's {@code
 *     transitioningToStatus})
 * @param version changes with every change of the profile; whoever changes it names the version they saw. Opaque, and
 *     empty where the directory has nothing of the kind
 */
public record User(
        String id,
        UserStatus status,
        boolean changing,
        Profile profile,
        @Nullable Instant created,
        @Nullable Instant activated,
        @Nullable Instant lastLogin,
        @Nullable Instant lastUpdated,
        @Nullable Instant passwordChanged,
        String version) {

    /** The name to sign in with, often an e-mail address; the id where the directory has no such name. */
    public String login() {
        String login = profile.get(Attribute.LOGIN);
        return login == null ? id : login;
    }

    public @Nullable String firstName() {
        return profile.get(Attribute.FIRST_NAME);
    }

    public @Nullable String lastName() {
        return profile.get(Attribute.LAST_NAME);
    }

    public @Nullable String email() {
        return profile.get(Attribute.EMAIL);
    }

    /** What to call the person; never empty. */
    public String name() {
        return profile.name();
    }
}
