package org.gatehouse.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The provider's users. Calls block for the network, each for some seconds at most, may be interrupted, and may be made
 * from any thread; every failure is a {@link DirectoryException}. Nothing is cached. What a call has written, it has read
 * back by id; a search may lag behind for some seconds.
 */
public interface UserDirectory extends DirectoryOfIssuer {

    /** What can be done here. Does not call the directory. */
    Capabilities capabilities();

    /**
     * One page of users, with one call to the directory, or with up to three where it takes that to find a full name, in
     * the directory's own order. Users without access are among them.
     *
     * @param after the cursor of the page before; empty for the first page
     */
    Page<User> search(UserSearch search, Optional<String> after);

    /** The user with this id; empty when there is none. A login is no id. */
    Optional<User> find(String id);

    /** The user with exactly this login, in any case; empty when there is none. Sees what has just been written. */
    Optional<User> findByLogin(String login);

    /** All groups of a user, at most 1,000, by name; empty when the user is not known. */
    List<Group> groupsOf(String id);

    /**
     * Makes a user. Never makes two, however often the network fails: when it is not known whether the directory has made
     * the user, the answer is found by the login. When something fails after that, the user is there, and the answer says what failed
     * ({@link Done#notInvited}).
     *
     * @throws DirectoryException.Conflict when login or e-mail address belong to somebody else
     * @throws DirectoryException.Rejected when the directory does not take a value
     */
    Done create(NewUser user);

    /**
     * Changes some attributes and leaves all others alone.
     *
     * @param version the version of the user that the person saw who asks for the change
     * @throws DirectoryException.NotFound when there is no such user
     * @throws DirectoryException.Outdated when the user has been changed since, as far as the directory can tell
     * @throws DirectoryException.Conflict when login or e-mail address belong to somebody else
     * @throws DirectoryException.Rejected when the directory does not take a value
     */
    User change(String id, String version, ProfileChange change);

    /**
     * What the directory would refuse of these values whoever had them, in words for people, as far as that is known
     * without a call; it may refuse more. Does not call the directory.
     */
    default Map<Attribute, String> problems(Map<Attribute, String> values) {
        return ValueRules.ADDRESSES.problems(values);
    }

    /** The actions that the directory would take for this user now. Does not call the directory. */
    Set<UserAction> actionsFor(User user);

    /**
     * Does something with an account.
     *
     * @param delivery how the user gets the link; matters to {@link UserAction#ACTIVATE}, {@link UserAction#REACTIVATE} and
     *     {@link UserAction#RESET_PASSWORD} only
     * @throws DirectoryException.NotFound when there is no such user
     * @throws DirectoryException.WrongState when the user's status does not allow it
     */
    Done perform(String id, UserAction action, Delivery delivery);

    /**
     * Ends all of a user's sessions at the provider, so that single sign-on asks for a proof of identity again. Tokens that
     * applications hold stay good.
     *
     * @return false when the user is not known
     */
    boolean endSessions(String id);
}
