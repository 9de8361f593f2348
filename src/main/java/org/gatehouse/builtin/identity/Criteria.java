package org.gatehouse.builtin.identity;

import java.util.List;
import java.util.stream.Stream;

/** What a search asks for, as {@link CriteriaParser} read it. */
sealed interface Criteria {

    /** Asks for nothing. */
    static Criteria everybody() {
        return new All(List.of());
    }

    record All(List<Criteria> parts) implements Criteria {}

    record Any(List<Criteria> parts) implements Criteria {}

    /** @param value in lower case where the case does not count */
    record Comparison(SearchProperty property, Operator operator, String value) implements Criteria {}

    /** Has any value. */
    record Present(SearchProperty property) implements Criteria {}

    enum Operator {
        EQ,
        SW,
        CO,
        GT,
        GE,
        LT,
        LE
    }

    /** The parts that all have to be true. */
    default Stream<Criteria> conjuncts() {
        return this instanceof All all ? all.parts().stream().flatMap(Criteria::conjuncts) : Stream.of(this);
    }

    /** The parts of which one has to be true. */
    default Stream<Criteria> alternatives() {
        return this instanceof Any any ? any.parts().stream().flatMap(Criteria::alternatives) : Stream.of(this);
    }

    /** Thrown when an expression says nothing that can be searched for; the message says why. */
    final class Invalid extends RuntimeException {

        Invalid(String message) {
            super(message);
        }
    }
}
