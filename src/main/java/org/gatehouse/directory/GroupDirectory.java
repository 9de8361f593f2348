package org.gatehouse.directory;

import java.util.Optional;

/** The provider's groups and who is in them. Calls behave as those of {@link UserDirectory}. */
public interface GroupDirectory {

    /**
     * One page of groups, with one call to the directory.
     *
     * @param after the cursor of the page before; empty for the first page
     */
    Page<Group> search(GroupSearch search, Optional<String> after);

    /** The group with this id; empty when there is none. */
    Optional<Group> find(String id);

    /** The group with exactly this name; empty when there is none. */
    Optional<Group> findByName(String name);

    /**
     * @param description may be empty
     * @throws DirectoryException.Conflict when there is a group of this name
     * @throws DirectoryException.Rejected when the directory does not take name or description
     */
    Group create(String name, String description);

    /**
     * Gives a group another name and description.
     *
     * @throws DirectoryException.NotFound when there is no such group
     * @throws DirectoryException.Conflict when there is another group of this name
     * @throws DirectoryException.WrongState when the group is not {@link GroupKind#EDITABLE}
     */
    Group change(String id, String name, String description);

    /**
     * Deletes a group; its members stay users. Nothing happens when there is none.
     *
     * @throws DirectoryException.WrongState when the group is not {@link GroupKind#EDITABLE}
     */
    void delete(String id);

    /**
     * One page of members, with one call to the directory.
     *
     * @param limit how many at most, from 1 to 200
     * @param after the cursor of the page before; empty for the first page
     * @throws DirectoryException.NotFound when there is no such group
     */
    Page<User> members(String groupId, int limit, Optional<String> after);

    /**
     * Takes a user into a group, whether or not they are in it already.
     *
     * @throws DirectoryException.NotFound when there is no such group or no such user
     * @throws DirectoryException.WrongState when the group is not {@link GroupKind#EDITABLE}
     */
    void add(String groupId, String userId);

    /**
     * Takes a user out of a group, whether or not they are in it.
     *
     * @throws DirectoryException.NotFound when there is no such group or no such user
     * @throws DirectoryException.WrongState when the group is not {@link GroupKind#EDITABLE}
     */
    void remove(String groupId, String userId);
}
