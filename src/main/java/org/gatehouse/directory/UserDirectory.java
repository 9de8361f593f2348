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
}
