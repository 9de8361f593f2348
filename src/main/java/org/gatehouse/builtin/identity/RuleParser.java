package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.gatehouse.builtin.identity.RuleExpression.Invalid;
import org.gatehouse.builtin.identity.RuleExpression.Part;
import org.gatehouse.builtin.identity.RuleExpression.PartType;

/**
 * Reads the expressions of group rules: the part of Okta's language, which is Spring's, that such rules need. The parser
 * is our own because in Spring's there is much more to forbid than this has to allow: texts, whole numbers, attributes
 * of the user, {@link RuleFunction}, comparisons, {@code NOT}, {@code AND}, {@code OR}, {@code ? :} and parentheses.
 */
final class RuleParser {

    static final int LONGEST = 8_000;
    private static final int DEEPEST = 20;
    private static final Part NOTHING = new Part(PartType.ANY, subject -> null);
    private static final Map<String, IntPredicate> ORDERS = Map.of(
            "<", compared -> compared < 0,
            "<=", compared -> compared <= 0,
            ">", compared -> compared > 0,
            ">=", compared -> compared >= 0);

    private final RuleTokens tokens;
    private int depth;

    private RuleParser(String expression) {
        this.tokens = RuleTokens.of(expression);
    }

    /** @throws Invalid with the reason */
    static RuleExpression parse(String expression) {
        RuleParser parser = new RuleParser(expression);
        Part condition = require(PartType.BOOLEAN, parser.choice());
        RuleTokens.Token rest = parser.tokens.take();
        if (rest.kind() != RuleTokens.Kind.END) {
            throw new Invalid("The expression should end before " + rest.text() + ".");
        }
        return new RuleExpression(expression, condition);
    }

    private Part choice() {
        return deeper(() -> {
            Part asked = any();
            if (!tokens.takes("?")) {
                return asked;
            }
            Part condition = require(PartType.BOOLEAN, asked);
            Part then = choice();
            tokens.expect(":");
            Part otherwise = choice();
            return new Part(then.type() == otherwise.type() ? then.type() : PartType.ANY, subject -> {
                Part chosen = condition.isTrue(subject) ? then : otherwise;
                return chosen.value().of(subject);
            });
        });
    }

    private Part any() {
        List<Part> parts = joined(this::all, "OR", "||");
        return parts.size() == 1
                ? parts.getFirst()
                : Part.condition(subject -> parts.stream().anyMatch(part -> part.isTrue(subject)));
    }

    private Part all() {
        List<Part> parts = joined(this::comparison, "AND", "&&");
        return parts.size() == 1
                ? parts.getFirst()
                : Part.condition(subject -> parts.stream().allMatch(part -> part.isTrue(subject)));
    }

    private List<Part> joined(Supplier<Part> next, String word, String sign) {
        List<Part> parts = new ArrayList<>(List.of(next.get()));
        while (tokens.takes(word) || tokens.takes(sign)) {
            require(PartType.BOOLEAN, parts.getFirst());
            parts.add(require(PartType.BOOLEAN, next.get()));
        }
        return List.copyOf(parts);
    }

    private Part comparison() {
        Part left = negation();
        if (tokens.takes("==")) {
            Part right = negation();
            return Part.condition(subject ->
                    Objects.equals(left.value().of(subject), right.value().of(subject)));
        }
        if (tokens.takes("!=")) {
            Part right = negation();
            return Part.condition(subject ->
                    !Objects.equals(left.value().of(subject), right.value().of(subject)));
        }
        return ORDERS.entrySet().stream()
                .filter(order -> tokens.takes(order.getKey()))
                .findFirst()
                .map(order ->
                        ordered(require(PartType.NUMBER, left), order.getValue(), require(PartType.NUMBER, negation())))
                .orElse(left);
    }

    /** Nothing is neither less nor more than a number. */
    private static Part ordered(Part left, IntPredicate order, Part right) {
        return Part.condition(subject -> left.value().of(subject) instanceof Long one
                && right.value().of(subject) instanceof Long other
                && order.test(one.compareTo(other)));
    }

    /** Binds closest, as in Spring's language. */
    private Part negation() {
        if (!tokens.takes("NOT") && !tokens.takes("!")) {
            return one();
        }
        Part part = require(PartType.BOOLEAN, deeper(this::negation));
        return Part.condition(subject -> !part.isTrue(subject));
    }

    private Part one() {
        if (tokens.takes("(")) {
            Part inner = choice();
            tokens.expect(")");
            return inner;
        }
        RuleTokens.Token token = tokens.take();
        return switch (token.kind()) {
            case TEXT -> new Part(PartType.TEXT, subject -> token.text());
            case NUMBER -> {
                Long number = Long.valueOf(token.text());
                yield new Part(PartType.NUMBER, subject -> number);
            }
            case WORD -> tokens.takes("(") ? call(token.text()) : named(token.text());
            case SIGN, END -> throw new Invalid("A value is missing before " + token.text() + ".");
        };
    }

    /** The description's own example asks for an attribute that no profile here has: nobody has a value for it. */
    private static Part named(String word) {
        if (word.matches("user\\.\\w+")) {
            return ProfileAttribute.named(word.substring("user.".length()))
                    .map(attribute ->
                            new Part(PartType.TEXT, subject -> subject.profile().get(attribute)))
                    .orElse(NOTHING);
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "null" -> NOTHING;
            case "true" -> Part.condition(subject -> true);
            case "false" -> Part.condition(subject -> false);
            default -> throw new Invalid(word + " is not known in expressions of group rules.");
        };
    }

    private Part call(String word) {
        RuleFunction function = RuleFunction.named(word)
                .orElseThrow(
                        () -> new Invalid("The function " + word + " is not known in expressions of group rules."));
        List<Part> arguments = new ArrayList<>();
        do {
            arguments.add(require(PartType.TEXT, choice()));
        } while (tokens.takes(","));
        tokens.expect(")");
        if (!function.takes(arguments.size())) {
            throw new Invalid("The function " + word + " does not take " + arguments.size() + " arguments.");
        }
        return new Part(function.type(), subject -> {
            List<String> texts = new ArrayList<>(arguments.size());
            for (Part argument : arguments) {
                if (!(argument.value().of(subject) instanceof String text)) {
                    return null;
                }
                texts.add(text);
            }
            return function.of(texts, subject.groups());
        });
    }

    private static Part require(PartType type, Part part) {
        if (!part.is(type)) {
            throw new Invalid("Of the type " + type + " should be what is of the type " + part.type() + ".");
        }
        return part;
    }

    private Part deeper(Supplier<Part> inner) {
        if (++depth > DEEPEST) {
            throw new Invalid("The expression is nested deeper than " + DEEPEST + " times.");
        }
        Part part = inner.get();
        depth--;
        return part;
    }
}
