package org.gatehouse.builtin.identity;

import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param deprovisioned whether users who are deactivated belong to it
 * @param sortBy null: in whichever order is the cheapest
 */
record UserQuery(
        Criteria criteria,
        CriteriaGrammar grammar,
        boolean deprovisioned,
        @Nullable SearchProperty sortBy,
        boolean descending) {

    static final UserQuery EVERYBODY = new UserQuery(Criteria.everybody(), CriteriaGrammar.SEARCH, false, null, false);
}
