package org.gatehouse.builtin.identity;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.builtin.identity.Criteria.Invalid;
import org.gatehouse.builtin.identity.Criteria.Operator;
import org.gatehouse.builtin.identity.CriteriaTokens.Kind;
import org.gatehouse.builtin.identity.CriteriaTokens.Token;

/**
 * Reads the expressions of the parameters {@code search} and {@code filter}: comparisons joined with {@code and}, which
 * binds closer, and {@code or}, and parentheses.
 */
final class CriteriaParser {

    private static final int DEEPEST = 20;
    private static final int MOST_COMPARISONS = 100;

    private final CriteriaGrammar grammar;
    private final List<Token> tokens;
    private int at;
    private int depth;
    private int comparisons;

    private CriteriaParser(String expression, CriteriaGrammar grammar) {
        this.grammar = grammar;
        this.tokens = CriteriaTokens.of(expression);
    }

    /** @throws Criteria.Invalid with the reason */
    static Criteria parse(String expression, CriteriaGrammar grammar) {
        CriteriaParser parser = new CriteriaParser(expression, grammar);
        Criteria criteria = parser.any();
        parser.expect(Kind.END);
        return criteria;
    }

    private Criteria any() {
        return joined("or", this::all, Criteria.Any::new);
    }

    private Criteria all() {
        return joined("and", this::one, Criteria.All::new);
    }

    private Criteria joined(String word, Supplier<Criteria> part, Function<List<Criteria>, Criteria> join) {
        List<Criteria> parts = new ArrayList<>(List.of(part.get()));
        while (tokens.get(at).kind() == Kind.WORD && tokens.get(at).text().equalsIgnoreCase(word)) {
            at++;
            parts.add(part.get());
        }
        return parts.size() == 1 ? parts.getFirst() : join.apply(List.copyOf(parts));
    }

    private Criteria one() {
        if (tokens.get(at).kind() != Kind.OPEN) {
            return comparison();
        }
        if (++depth > DEEPEST) {
            throw new Invalid("Parentheses are nested deeper than " + DEEPEST + " times.");
        }
        at++;
        Criteria inner = any();
        expect(Kind.CLOSE);
        depth--;
        return inner;
    }

    private Criteria comparison() {
        if (++comparisons > MOST_COMPARISONS) {
            throw new Invalid("There are more than " + MOST_COMPARISONS + " comparisons.");
        }
        String name = expect(Kind.WORD);
        SearchProperty property = SearchProperty.named(name)
                .orElseThrow(() -> new Invalid("The property " + name + " cannot be searched for."));
        String word = expect(Kind.WORD);
        if (word.equalsIgnoreCase("pr") && grammar.allowsPresence()) {
            return new Criteria.Present(property);
        }
        Operator operator = operator(word, property);
        return new Criteria.Comparison(property, operator, value(property, operator, expect(Kind.TEXT)));
    }

    private Operator operator(String word, SearchProperty property) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.name().equalsIgnoreCase(word))
                .filter(operator -> grammar.allows(property, operator))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        "The operator " + word + " is not supported for the property " + property.name() + "."));
    }

    private String value(SearchProperty property, Operator operator, String written) {
        if (written.indexOf('\0') >= 0) {
            throw new Invalid("A text must not hold NUL.");
        }
        if (property.kind() == SearchProperty.Kind.INSTANT) {
            requireInstant(property, written);
        }
        return grammar.value(property, operator, written);
    }

    private static void requireInstant(SearchProperty property, String written) {
        try {
            SearchTime.parse(written);
        } catch (DateTimeException wrong) {
            throw new Invalid("The property " + property.name()
                    + " is compared with a time such as 2026-01-31T12:00:00.000Z, not with " + written + ".");
        }
    }

    private String expect(Kind kind) {
        Token token = tokens.get(at);
        if (token.kind() != kind) {
            throw new Invalid("Expected " + words(kind) + " but found " + token.text() + ".");
        }
        at++;
        return token.text();
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case WORD -> "a property or an operator";
            case TEXT -> "a value in quotes";
            case OPEN -> "(";
            case CLOSE -> ")";
            case END -> "the end";
        };
    }
}
