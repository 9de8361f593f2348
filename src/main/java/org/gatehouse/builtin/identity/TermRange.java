package org.gatehouse.builtin.identity;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.builtin.identity.Criteria.Comparison;
import org.gatehouse.builtin.identity.Criteria.Operator;
import org.gatehouse.builtin.identity.SearchProperty.Kind;

/**
 * The stretch of search terms that holds everybody who meets a part of the criteria.
 *
 * @param text in lower case
 * @param whole whether terms equal the text, rather than begin with it
 * @param complete whether everybody in it meets that part
 */
record TermRange(Criteria part, String text, boolean whole, boolean complete) {

    private static final SearchProperty LOGIN = SearchProperty.of(ProfileAttribute.LOGIN);

    /** For one comparison, or alternatives that all look for the same text, in names, addresses and logins. */
    static Optional<TermRange> of(Criteria part, CriteriaGrammar grammar) {
        List<Criteria> alternatives = part.alternatives().toList();
        if (!(alternatives.getFirst() instanceof Comparison first)
                || (first.operator() != Operator.SW && first.operator() != Operator.EQ)
                || first.value().isEmpty()) {
            return Optional.empty();
        }
        boolean same = alternatives.stream()
                .allMatch(alternative -> alternative instanceof Comparison other
                        && other.property().kind() == Kind.TERM
                        && other.operator() == first.operator()
                        && other.value().equals(first.value()));
        boolean complete = grammar == CriteriaGrammar.SEARCH
                && alternatives.stream().collect(Collectors.toSet()).size()
                        == ProfileAttribute.keyed().size();
        return same
                ? Optional.of(new TermRange(part, text(first), first.operator() == Operator.EQ, complete))
                : Optional.empty();
    }

    /** As terms are written. */
    private static String text(Comparison comparison) {
        return comparison.operator() == Operator.EQ
                ? Users.key(comparison.value())
                : comparison.value().toLowerCase(Locale.ROOT);
    }

    /** Of the table {@code search_terms}; everybody is met once, however many of their terms are in the stretch. */
    Sql condition() {
        return whole
                ? Sql.of("term = ?", text)
                : Sql.of("term >= ? AND term < ? AND shared < ?", text, following(text), text.length());
    }

    /** Whether nothing but this property is compared. */
    boolean isOf(SearchProperty property) {
        return part instanceof Comparison comparison && comparison.property().equals(property);
    }

    /** Whether it is a stretch of what the property is sorted by, which is without marks if it is the login. */
    boolean isIn(SearchProperty property) {
        return isOf(property) && (!property.equals(LOGIN) || LoginKey.of(text).equals(text));
    }

    /** The same stretch of a column in lower case. */
    Sql condition(String column) {
        return whole
                ? Sql.of(column + " = ?", text)
                : Sql.of(column + " >= ? AND " + column + " < ?", text, following(text));
    }

    /**
     * The smallest text that is greater than all that begin with this one, in the order of UTF-16 units, which is H2's,
     * as well as in that of code points, which is PostgreSQL's.
     */
    private static String following(String text) {
        int last = text.codePointBefore(text.length());
        String before = text.substring(0, text.length() - Character.charCount(last));
        int next = last == Character.MIN_SURROGATE - 1 ? Character.MAX_SURROGATE + 1 : last + 1;
        return before + Character.toString(Math.min(next, Character.MAX_CODE_POINT));
    }
}
