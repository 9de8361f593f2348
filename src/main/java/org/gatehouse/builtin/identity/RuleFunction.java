package org.gatehouse.builtin.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.builtin.identity.RuleExpression.PartType;

/**
 * The functions that expressions of group rules may call. Their arguments are texts; without one of them there is no
 * result. Okta's others are left out: what makes longer texts out of texts, and what takes a pattern, which could be one
 * that takes forever.
 */
enum RuleFunction {
    STARTS_WITH(
            "String.startsWith",
            2,
            PartType.BOOLEAN,
            (texts, groups) -> texts.get(0).startsWith(texts.get(1))),
    CONTAINS(
            "String.stringContains",
            2,
            PartType.BOOLEAN,
            (texts, groups) -> texts.get(0).contains(texts.get(1))),
    LENGTH("String.len", 1, PartType.NUMBER, (texts, groups) ->
            (long) texts.get(0).length()),
    UPPER_CASE(
            "String.toUpperCase",
            1,
            PartType.TEXT,
            (texts, groups) -> texts.get(0).toUpperCase(Locale.ROOT)),
    LOWER_CASE(
            "String.toLowerCase",
            1,
            PartType.TEXT,
            (texts, groups) -> texts.get(0).toLowerCase(Locale.ROOT)),
    BEFORE("String.substringBefore", 2, PartType.TEXT, (texts, groups) -> before(texts.get(0), texts.get(1))),
    AFTER("String.substringAfter", 2, PartType.TEXT, (texts, groups) -> after(texts.get(0), texts.get(1))),
    MEMBER("isMemberOfGroup", 1, PartType.BOOLEAN, (texts, groups) -> groups.containsKey(texts.get(0))),
    MEMBER_OF_ANY(
            "isMemberOfAnyGroup",
            RuleFunction.SOME,
            PartType.BOOLEAN,
            (texts, groups) -> texts.stream().anyMatch(groups::containsKey)),
    MEMBER_BY_NAME("isMemberOfGroupName", 1, PartType.BOOLEAN, (texts, groups) -> groups.containsValue(texts.get(0))),
    MEMBER_BY_START(
            "isMemberOfGroupNameStartsWith",
            1,
            PartType.BOOLEAN,
            (texts, groups) -> groups.values().stream().anyMatch(name -> name.startsWith(texts.get(0)))),
    MEMBER_BY_PART(
            "isMemberOfGroupNameContains",
            1,
            PartType.BOOLEAN,
            (texts, groups) -> groups.values().stream().anyMatch(name -> name.contains(texts.get(0))));

    /** One argument or more. */
    private static final int SOME = -1;

    private final String word;
    private final int arguments;
    private final PartType type;

    @SuppressWarnings("ImmutableEnumChecker") // none of them keeps anything
    private final Body body;

    RuleFunction(String word, int arguments, PartType type, Body body) {
        this.word = word;
        this.arguments = arguments;
        this.type = type;
        this.body = body;
    }

    @FunctionalInterface
    private interface Body {
        Object of(List<String> texts, Map<String, String> groups);
    }

    /** As it is called; the case counts. */
    static Optional<RuleFunction> named(String word) {
        return Arrays.stream(values())
                .filter(function -> function.word.equals(word))
                .findFirst();
    }

    PartType type() {
        return type;
    }

    boolean takes(int given) {
        return arguments == SOME ? given > 0 : given == arguments;
    }

    /** @param groups of the user: their names by their ids */
    Object of(List<String> texts, Map<String, String> groups) {
        return body.of(texts, groups);
    }

    /** All of it where there is no such mark. */
    private static String before(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? text : text.substring(0, at);
    }

    /** Nothing where there is no such mark. */
    private static String after(String text, String mark) {
        int at = text.indexOf(mark);
        return at < 0 ? "" : text.substring(at + mark.length());
    }
}
