package org.gatehouse.builtin.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a group rule asks of a user, as {@link RuleParser} read it; two are equal when their texts are. */
final class RuleExpression {

    private final String text;
    private final Part condition;

    RuleExpression(String text, Part condition) {
        this.text = text;
        this.condition = condition;
    }

    /** @param groups all groups of the user: their names by their ids */
    record Subject(Profile profile, Map<String, String> groups) {}

    /** ANY is what is not known before there is a user. */
    enum PartType {
        TEXT,
        NUMBER,
        BOOLEAN,
        ANY
    }

    @FunctionalInterface
    interface Value {
        /** A {@link String}, {@link Long} or {@link Boolean}; null for an attribute that the user does not have. */
        @Nullable
        Object of(Subject subject);
    }

    record Part(PartType type, Value value) {

        static Part condition(Value value) {
            return new Part(PartType.BOOLEAN, value);
        }

        boolean is(PartType expected) {
            return type == expected || type == PartType.ANY;
        }

        boolean isTrue(Subject subject) {
            return Boolean.TRUE.equals(value.of(subject));
        }
    }

    boolean isTrueFor(Subject subject) {
        return condition.isTrue(subject);
    }

    String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RuleExpression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /** Thrown for a text that is no expression; the message says why. */
    static final class Invalid extends RuntimeException {

        Invalid(String message) {
            super(message);
        }
    }
}
