package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of the criteria that is true for first and last names: each of its alternatives says with what the two begin. The
 * index by either name holds the other one too, so that all who do not meet an alternative are passed over within it.
 *
 * @param alternatives a stretch of each of the names in each
 */
record FullNames(Criteria part, List<List<TermRange>> alternatives) {

    /** Each has an index of its own. */
    static final List<SearchProperty> NAMES =
            List.of(SearchProperty.of(ProfileAttribute.LAST_NAME), SearchProperty.of(ProfileAttribute.FIRST_NAME));

    /** Empty in a filter, for which the case of values counts: it has no index. */
    static Optional<FullNames> of(Criteria part, CriteriaGrammar grammar) {
        List<List<TermRange>> alternatives = part.alternatives()
                .map(alternative -> alternative
                        .conjuncts()
                        .flatMap(conjunct -> TermRange.of(conjunct, grammar).stream())
                        .toList())
                .toList();
        boolean names = grammar == CriteriaGrammar.SEARCH
                && part.alternatives()
                        .allMatch(alternative -> alternative.conjuncts().count() == NAMES.size())
                && alternatives.stream().allMatch(FullNames::areOfBoth);
        return names ? Optional.of(new FullNames(part, alternatives)) : Optional.empty();
    }

    private static boolean areOfBoth(List<TermRange> ranges) {
        return NAMES.stream().allMatch(name -> ranges.stream().anyMatch(range -> range.isOf(name)));
    }

    /** By the name whose stretches are the shorter ones, as far as their texts tell. */
    SearchProperty sortedBy() {
        return NAMES.stream()
                .max(Comparator.comparingInt(name -> alternatives.stream()
                        .flatMap(List::stream)
                        .filter(range -> range.isOf(name))
                        .mapToInt(range -> range.text().length())
                        .min()
                        .orElse(0)))
                .orElseThrow();
    }

    /** Conditions, of which exactly one is true for each user who has such a name. */
    List<Sql> conditions() {
        var conditions = new ArrayList<Sql>();
        for (List<TermRange> ranges : alternatives) {
            Sql condition = Sql.all(ranges.stream().map(FullNames::condition).toList());
            Stream<Sql> others = conditions.stream().map(other -> other.in("NOT (", ")"));
            conditions.add(Sql.all(Stream.concat(Stream.of(condition), others).toList()));
        }
        return conditions;
    }

    private static Sql condition(TermRange range) {
        SearchProperty name = NAMES.stream().filter(range::isOf).findFirst().orElseThrow();
        return range.condition(name.keyColumn());
    }
}
