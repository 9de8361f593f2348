package org.gatehouse.directory;

import java.util.List;
import java.util.Optional;

/**
 * The provider's users. Calls block for the network, each no longer than the adapter's time-out, and every failure is a
 * {@link DirectoryException}.
 */
public interface UserDirectory {

    /** The user with this id; empty when there is none. */
    Optional<User> find(String id);

    /** The groups of a user, at most 200; empty when the user is not known. */
    List<Group> groupsOf(String id);

    /**
     * Whether people who sign in at this issuer are this directory's users, so that their {@code sub} is an id here. Others
     * must not be asked about or acted upon: the same id may belong to somebody else.
     *
     * @param issuer the issuer identifier (OpenID Connect Core 1.0, section 2, {@code iss})
     */
    boolean holdsUsersOf(String issuer);

    /**
     * Ends all of a user's sessions at the provider, so that single sign-on asks for a proof of identity again. Tokens that
     * applications hold stay good.
     *
     * @return false when the user is not known
     */
    boolean endSessions(String id);
}
