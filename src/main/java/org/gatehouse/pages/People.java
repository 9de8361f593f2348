package org.gatehouse.pages;

import java.util.HashSet;
import java.util.Set;

/**
 * Members of some groups, as far as they were read.
 *
 * @param ids of those who may log in
 * @param complete whether these are all
 */
record People(Set<String> ids, boolean complete) {

    /** How many of these are not among the others; -1 when that cannot be told. */
    int without(People others) {
        if (!others.complete) {
            return -1;
        }
        var rest = new HashSet<>(ids);
        rest.removeAll(others.ids);
        return rest.size();
    }
}
