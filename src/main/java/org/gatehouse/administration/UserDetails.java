package org.gatehouse.administration;

import java.util.List;
import java.util.Set;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;

/**
 * A user with all that their page shows from the directory.
 *
 * @param actions those that the directory would take now
 * @param self whether it is the administrator who asks
 */
public record UserDetails(User user, List<Group> groups, Set<UserAction> actions, boolean self) {}
