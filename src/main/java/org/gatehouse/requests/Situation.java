package org.gatehouse.requests;

import java.util.List;
import java.util.Optional;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.directory.Group;

/**
 * What the directory says about a request.
 *
 * @param person empty when there is no such user any more
 * @param groups those that would open the page and that people can be added to, by name
 * @param others names of groups that would open the page too, but do not exist in the directory or are filled elsewhere
 */
record Situation(Optional<UserDetails> person, List<Group> groups, List<String> others) {}
