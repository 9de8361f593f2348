package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into words, texts in quotes, and parentheses. */
final class CriteriaTokens {

    private static final int LONGEST = 8_000;

    private final String expression;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private CriteriaTokens(String expression) {
        this.expression = expression;
    }

    enum Kind {
        WORD,
        TEXT,
        OPEN,
        CLOSE,
        END
    }

    record Token(Kind kind, String text) {}

    /**
     * The last one is {@link Kind#END}.
     *
     * @throws Criteria.Invalid when it is too long, or a text does not end
     */
    static List<Token> of(String expression) {
        if (expression.length() > LONGEST) {
            throw new Criteria.Invalid("The expression is longer than " + LONGEST + " characters.");
        }
        return new CriteriaTokens(expression).all();
    }

    private List<Token> all() {
        while (at < expression.length()) {
            char next = expression.charAt(at);
            if (Character.isWhitespace(next)) {
                at++;
            } else if (next == '(' || next == ')') {
                tokens.add(new Token(next == '(' ? Kind.OPEN : Kind.CLOSE, String.valueOf(next)));
                at++;
            } else if (next == '"') {
                tokens.add(new Token(Kind.TEXT, text()));
            } else {
                tokens.add(new Token(Kind.WORD, word()));
            }
        }
        tokens.add(new Token(Kind.END, "the end"));
        return tokens;
    }

    private String word() {
        int begin = at;
        while (at < expression.length() && " \t\r\n()\"".indexOf(expression.charAt(at)) < 0) {
            at++;
        }
        if (at == begin) {
            throw new Criteria.Invalid("Character " + at + " cannot be read.");
        }
        return expression.substring(begin, at);
    }

    /** A backslash goes before a quote or a backslash that belongs to the text. */
    private String text() {
        StringBuilder text = new StringBuilder();
        for (at++; at < expression.length(); at++) {
            char next = expression.charAt(at);
            if (next == '"') {
                at++;
                return text.toString();
            }
            text.append(next == '\\' ? escaped() : next);
        }
        throw new Criteria.Invalid("A text has no closing quote.");
    }

    private char escaped() {
        at++;
        char next = at < expression.length() ? expression.charAt(at) : ' ';
        if (next != '"' && next != '\\' && next != '/') {
            throw new Criteria.Invalid("Only a quote or a backslash may follow a backslash.");
        }
        return next;
    }
}
