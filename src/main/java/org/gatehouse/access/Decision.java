package org.gatehouse.access;

import java.util.Set;

/** What the policy says to one person about one page or method. */
public sealed interface Decision {

    /** Come in. */
    record Allowed() implements Decision {}

    /** Nobody is signed in, and it is not open to everyone. */
    record SignInFirst() implements Decision {}

    /** @param openTo the groups that would open it; empty when none would */
    record Forbidden(Set<String> openTo) implements Decision {}

    default boolean isAllowed() {
        return this instanceof Allowed;
    }
}
