package org.gatehouse.builtin.identity;

import java.util.List;
import java.util.Locale;
import org.gatehouse.builtin.identity.Criteria.Comparison;
import org.gatehouse.builtin.identity.Criteria.Operator;
import org.jspecify.annotations.Nullable;

/** The parameters that say which users to list; of several, the most expressive one counts. */
record UserListQuery(
        @Nullable String search,
        @Nullable String filter,
        @Nullable String q,
        @Nullable String sortBy,
        @Nullable String sortOrder) {

    /** Whether it is the one for pickers, which gives a few at once and no more. */
    boolean isQuick() {
        return isBlank(search) && isBlank(filter) && !isBlank(q);
    }

    /** @throws Criteria.Invalid when the expression cannot be read */
    UserQuery toUserQuery() {
        if (search != null && !search.isBlank()) {
            return sorted(CriteriaParser.parse(search, CriteriaGrammar.SEARCH));
        }
        if (filter != null && !filter.isBlank()) {
            Criteria criteria = CriteriaParser.parse(filter, CriteriaGrammar.FILTER);
            return new UserQuery(criteria, CriteriaGrammar.FILTER, true, null, false);
        }
        return q == null || q.isBlank()
                ? UserQuery.EVERYBODY
                : new UserQuery(startingWith(q), CriteriaGrammar.SEARCH, false, null, false);
    }

    /** Okta leaves open what exactly it looks at here; the login is seldom anything but the e-mail address. */
    private static Criteria startingWith(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        List<Criteria> alternatives = ProfileAttribute.keyed().stream()
                .<Criteria>map(attribute -> new Comparison(SearchProperty.of(attribute), Operator.SW, folded))
                .toList();
        return new Criteria.Any(alternatives);
    }

    private UserQuery sorted(Criteria criteria) {
        if (isBlank(sortBy) || sortBy == null) {
            return new UserQuery(criteria, CriteriaGrammar.SEARCH, true, null, false);
        }
        SearchProperty property = SearchProperty.sortable(sortBy)
                .orElseThrow(() -> new Criteria.Invalid("Users cannot be sorted by " + sortBy + "."));
        boolean descending = sortOrder != null && sortOrder.equalsIgnoreCase("desc");
        return new UserQuery(criteria, CriteriaGrammar.SEARCH, true, property, descending);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
