package org.gatehouse.builtin.identity;

import java.time.OffsetDateTime;
import java.util.List;
import org.gatehouse.builtin.identity.SearchProperty.Kind;

/** Criteria as a condition on the table {@code users}. */
final class CriteriaSql {

    private CriteriaSql() {}

    static Sql of(Criteria criteria, CriteriaGrammar grammar) {
        return switch (criteria) {
            case Criteria.All all -> Sql.all(parts(all.parts(), grammar)).in("(", ")");
            case Criteria.Any any ->
                Sql.joined(" OR ", parts(any.parts(), grammar)).in("(", ")");
            case Criteria.Present present -> Sql.of(present.property().exact() + " IS NOT NULL");
            case Criteria.Comparison comparison -> of(comparison, grammar.sql(comparison.property()));
        };
    }

    private static List<Sql> parts(List<Criteria> parts, CriteriaGrammar grammar) {
        return parts.stream().map(part -> of(part, grammar)).toList();
    }

    private static Sql of(Criteria.Comparison comparison, String column) {
        String value = comparison.value();
        return switch (comparison.operator()) {
            case SW -> Sql.of(column + " LIKE ? ESCAPE '!'", escaped(value) + "%");
            case CO -> Sql.of(column + " LIKE ? ESCAPE '!'", "%" + escaped(value) + "%");
            case EQ -> Sql.of(column + " = ?", typed(comparison));
            case GT -> Sql.of(column + " > ?", typed(comparison));
            case GE -> Sql.of(column + " >= ?", typed(comparison));
            case LT -> Sql.of(column + " < ?", typed(comparison));
            case LE -> Sql.of(column + " <= ?", typed(comparison));
        };
    }

    private static Object typed(Criteria.Comparison comparison) {
        return comparison.property().kind() == Kind.INSTANT
                ? OffsetDateTime.parse(comparison.value())
                : comparison.value();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
