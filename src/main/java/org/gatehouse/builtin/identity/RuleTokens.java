package org.gatehouse.builtin.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.builtin.identity.RuleExpression.Invalid;

/** The expression of a group rule, cut into texts, numbers, words and signs that are taken one after the other. */
final class RuleTokens {

    /** Quotes are doubled within a text; Okta's own description has an example with a backslash before each of them. */
    private static final Pattern TOKEN = Pattern.compile("\\s*+(?:"
            + "(?<text>\"(?:[^\"]|\"\")*+\"|'(?:[^']|'')*+'|\\\\\"[^\"\\\\]*+\\\\\")"
            + "|(?<number>\\d{1,9}+)(?!\\w)"
            + "|(?<word>[A-Za-z_][\\w.]*+)"
            + "|==|!=|<=|>=|&&|\\|\\||[()!?:,<>])");

    private final List<Token> tokens;
    private int at;

    private RuleTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    enum Kind {
        TEXT,
        NUMBER,
        WORD,
        SIGN,
        END
    }

    record Token(Kind kind, String text) {}

    /** @throws Invalid when it is too long, or cannot be cut */
    static RuleTokens of(String expression) {
        if (expression.length() > RuleParser.LONGEST) {
            throw new Invalid("The expression is longer than " + RuleParser.LONGEST + " characters.");
        }
        String text = expression.strip();
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        for (int end = 0; end < text.length(); end = matcher.end()) {
            if (!matcher.region(end, text.length()).lookingAt()) {
                throw new Invalid("What begins at character " + (end + 1) + " cannot be read.");
            }
            tokens.add(token(matcher));
        }
        tokens.add(new Token(Kind.END, "the end"));
        return new RuleTokens(tokens);
    }

    private static Token token(Matcher matcher) {
        String quoted = matcher.group("text");
        if (quoted != null) {
            String quote = quoted.substring(quoted.length() - 1);
            int begin = quoted.indexOf(quote) + 1;
            String inner = quoted.substring(begin, quoted.length() - begin);
            return new Token(Kind.TEXT, inner.replace(quote + quote, quote));
        }
        String number = matcher.group("number");
        if (number != null) {
            return new Token(Kind.NUMBER, number);
        }
        Kind kind = matcher.group("word") == null ? Kind.SIGN : Kind.WORD;
        return new Token(kind, matcher.group().strip());
    }

    Token take() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    /** Takes it if it is the next one; a word in whatever case. */
    boolean takes(String wordOrSign) {
        Token next = tokens.get(at);
        boolean there = (next.kind == Kind.WORD || next.kind == Kind.SIGN) && next.text.equalsIgnoreCase(wordOrSign);
        at += there ? 1 : 0;
        return there;
    }

    /** @throws Invalid when something else comes next */
    void expect(String sign) {
        if (!takes(sign)) {
            throw new Invalid("Expected " + sign + " before " + tokens.get(at).text + ".");
        }
    }
}
