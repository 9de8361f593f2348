package org.gatehouse.directory;

import java.util.Set;

/**
 * What a directory can do. What it cannot is not offered.
 *
 * @param name what people call it, for example {@code Okta}
 * @param attributes the attributes it keeps, in the order of a form
 * @param required those of them that a user cannot be without
 * @param fixed those of them that cannot be changed once the user is made
 * @param statuses those that its users can have and that it can search for
 * @param actions those that it has for users in the right status
 * @param staging whether a user can be made without being let in
 * @param deliveries how it can hand out links; empty where users have no passwords there
 * @param searchInGroup whether text and status narrow down the members of a group in the directory itself, rather than
 *     page by page
 * @param changesGroups whether groups can be made, renamed and deleted
 */
public record Capabilities(
        String name,
        Set<Attribute> attributes,
        Set<Attribute> required,
        Set<Attribute> fixed,
        Set<UserStatus> statuses,
        Set<UserAction> actions,
        boolean staging,
        Set<Delivery> deliveries,
        boolean searchInGroup,
        boolean changesGroups) {}
