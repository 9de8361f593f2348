package org.gatehouse.builtin.identity;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Times that expressions compare with. */
final class SearchTime {

    private static final Duration UNIT = Duration.ofMillis(1);

    private SearchTime() {}

    /** @throws DateTimeException when it is none, or of a year that databases do not keep */
    static OffsetDateTime parse(String written) {
        OffsetDateTime time = OffsetDateTime.parse(written);
        if (time.getYear() < 1 || time.getYear() > 9_999) {
            throw new DateTimeException("Databases keep no such year");
        }
        return time;
    }

    /**
     * Compares what clients see of a column, which is its whole milliseconds, however precisely it is stored.
     *
     * @param operator as in expressions
     */
    static Sql compare(String column, String operator, OffsetDateTime time) {
        OffsetDateTime begin = time.truncatedTo(ChronoUnit.MILLIS);
        OffsetDateTime behind = begin.plus(UNIT);
        OffsetDateTime from = begin.isEqual(time) ? begin : behind;
        return switch (operator) {
            case "eq" -> Sql.of("(" + column + " >= ? AND " + column + " < ?)", from, behind);
            case "gt" -> Sql.of(column + " >= ?", behind);
            case "ge" -> Sql.of(column + " >= ?", from);
            case "lt" -> Sql.of(column + " < ?", from);
            case "le" -> Sql.of(column + " < ?", behind);
            default -> throw new IllegalArgumentException(operator);
        };
    }
}
