package org.gatehouse.access;

/** Who a page or a service method is open to. */
public enum Audience {
    /** Everyone, signed in or not. */
    EVERYONE,
    /** Everyone who is signed in. */
    SIGNED_IN,
    /** Members of an administrators' group ({@code ADMIN_GROUPS}). */
    ADMINISTRATORS,
    /** Members of at least one of the groups that {@link OpenTo#groups()} names. */
    GROUPS
}
