package org.gatehouse.builtin.identity;

import java.util.Locale;
import java.util.Set;
import org.gatehouse.builtin.identity.Criteria.Operator;
import org.gatehouse.builtin.identity.SearchProperty.Kind;

/** What Okta's two kinds of expressions allow. */
enum CriteriaGrammar {
    /** Every property; the case of values does not count. */
    SEARCH {
        @Override
        boolean allows(SearchProperty property, Operator operator) {
            return switch (operator) {
                case EQ -> true;
                case SW -> property.kind() != Kind.INSTANT;
                case CO -> property.kind() == Kind.TERM;
                case GT, GE, LT, LE -> true;
            };
        }

        @Override
        boolean allowsPresence() {
            return true;
        }

        @Override
        String value(SearchProperty property, Operator operator, String written) {
            return switch (property.kind()) {
                case TERM -> term(operator, written);
                case TEXT -> written.toLowerCase(Locale.ROOT);
                case STATUS -> written.toUpperCase(Locale.ROOT);
                case ID, INSTANT -> written;
            };
        }

        @Override
        String sql(SearchProperty property) {
            return property.folded();
        }
    },
    /** A few properties, which only equal; the case of values counts. */
    FILTER {
        @Override
        boolean allows(SearchProperty property, Operator operator) {
            boolean isKnown = property.kind() == Kind.TERM || FILTERED.contains(property.name());
            return isKnown
                    && (operator == Operator.EQ || (property.kind() == Kind.INSTANT && operator != Operator.SW))
                    && operator != Operator.CO;
        }

        @Override
        boolean allowsPresence() {
            return false;
        }

        @Override
        String value(SearchProperty property, Operator operator, String written) {
            return written;
        }

        @Override
        String sql(SearchProperty property) {
            return property.exact();
        }
    };

    private static final Set<String> FILTERED = Set.of("id", "status", "lastUpdated");

    /** Spaces around names do not count, so those around what is looked for do not, where they can be told apart. */
    private static String term(Operator operator, String written) {
        return switch (operator) {
            case CO -> written.toLowerCase(Locale.ROOT);
            case SW -> (written.isBlank() ? written : written.stripLeading()).toLowerCase(Locale.ROOT);
            default -> Users.key(written);
        };
    }

    abstract boolean allows(SearchProperty property, Operator operator);

    abstract boolean allowsPresence();

    abstract String value(SearchProperty property, Operator operator, String written);

    abstract String sql(SearchProperty property);
}
