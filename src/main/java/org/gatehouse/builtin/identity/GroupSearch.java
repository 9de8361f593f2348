package org.gatehouse.builtin.identity;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Okta's expressions over groups ({@code type eq "OKTA_GROUP" and (lastUpdated lt "2015-11-11T00:00:00.000Z" or id eq
 * "00g1")}) as a condition with parameters; no text from outside gets into the SQL. {@code and} binds closer than
 * {@code or}.
 */
final class GroupSearch {

    private static final int LONGEST = 4_000;
    private static final int MOST_TERMS = 100;
    private static final int DEEPEST = 20;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:([()])|\"((?:[^\"\\\\]|\\\\.)*+)\"|([A-Za-z][\\w.]*+))");
    private static final Map<String, String> TEXTS =
            Map.of("id", "id", "type", "type", "profile.name", "name_key", "profile.description", "lower(description)");
    private static final Map<String, String> DATES = Map.of(
            "created", "created",
            "lastUpdated", "last_updated",
            "lastMembershipUpdated", "last_membership_updated");
    private static final Set<String> COMPARISONS = Set.of("eq", "gt", "ge", "lt", "le");
    private static final Set<String> FILTERS = Set.of("id", "type", "lastUpdated", "lastMembershipUpdated");

    /** A condition for WHERE, with what its question marks stand for. */
    record Condition(String sql, List<Object> parameters) {}

    private record Token(
            @Nullable String sign,
            @Nullable String value,
            @Nullable String word) {}

    private final List<Token> tokens;
    private final boolean filter;
    private final List<Object> parameters = new ArrayList<>();
    private int next;

    private GroupSearch(List<Token> tokens, boolean filter) {
        this.tokens = tokens;
        this.filter = filter;
    }

    /** @throws OktaError.Refusal when it cannot be understood */
    static Condition search(String expression) {
        return new GroupSearch(tokens(expression), false).parse();
    }

    /** The older parameter, which knows four attributes. */
    static Condition filter(String expression) {
        return new GroupSearch(tokens(expression), true).parse();
    }

    /** For LIKE with {@code ESCAPE '!'}, of a text that is folded as its column is. */
    static String startingWith(String text) {
        return text.replaceAll("[!%_]", "!$0") + "%";
    }

    private static List<Token> tokens(String expression) {
        List<Token> tokens = new ArrayList<>();
        String rest = expression.strip();
        Matcher matcher = TOKEN.matcher(rest);
        int end = 0;
        while (end < rest.length() && rest.length() <= LONGEST && matcher.find(end) && matcher.start() == end) {
            tokens.add(new Token(matcher.group(1), matcher.group(2), matcher.group(3)));
            end = matcher.end();
        }
        if (end < rest.length() || tokens.isEmpty() || tokens.size() > MOST_TERMS * 4) {
            throw refused();
        }
        return tokens;
    }

    private Condition parse() {
        String sql = any(0);
        if (next < tokens.size()) {
            throw refused();
        }
        return new Condition(sql, parameters);
    }

    private String any(int depth) {
        StringBuilder sql = new StringBuilder("(").append(all(depth));
        while (takesWord("or")) {
            sql.append(" OR ").append(all(depth));
        }
        return sql.append(')').toString();
    }

    private String all(int depth) {
        StringBuilder sql = new StringBuilder(one(depth));
        while (takesWord("and")) {
            sql.append(" AND ").append(one(depth));
        }
        return sql.toString();
    }

    private String one(int depth) {
        Token token = take();
        if ("(".equals(token.sign) && depth < DEEPEST) {
            String inner = any(depth + 1);
            if (!")".equals(take().sign)) {
                throw refused();
            }
            return inner;
        }
        String operator = take().word;
        String value = take().value;
        if (token.word == null || operator == null || value == null || (filter && !FILTERS.contains(token.word))) {
            throw refused();
        }
        return comparison(token.word, operator.toLowerCase(Locale.ROOT), value.replaceAll("\\\\(.)", "$1"));
    }

    private String comparison(String attribute, String operator, String value) {
        String date = DATES.get(attribute);
        if (date != null && COMPARISONS.contains(operator)) {
            Sql compared = SearchTime.compare(date, operator, instant(value));
            parameters.addAll(compared.values());
            return compared.text();
        }
        String text = TEXTS.get(attribute);
        if (text != null) {
            return text(attribute, text, operator, value);
        }
        // Attributes of groups that come from elsewhere: no group here has them.
        boolean elsewhere = attribute.equals("source.id") || attribute.startsWith("profile.");
        if (elsewhere && (operator.equals("eq") || operator.equals("sw"))) {
            return "1 = 0";
        }
        throw refused();
    }

    private String text(String attribute, String column, String operator, String value) {
        boolean profile = attribute.startsWith("profile.");
        String folded = attribute.equals("profile.name") ? Groups.key(value) : value.toLowerCase(Locale.ROOT);
        if (operator.equals("eq")) {
            parameters.add(profile ? folded : value);
            return column + " = ?";
        }
        if (operator.equals("sw") || (operator.equals("co") && profile)) {
            String like = startingWith(folded);
            parameters.add(operator.equals("co") ? "%" + like : like);
            return (profile ? column : "lower(" + column + ")") + " LIKE ? ESCAPE '!'";
        }
        throw refused();
    }

    private static OffsetDateTime instant(String value) {
        try {
            return SearchTime.parse(value);
        } catch (DateTimeException notADate) {
            throw refused();
        }
    }

    private boolean takesWord(String word) {
        boolean found = next < tokens.size() && word.equalsIgnoreCase(tokens.get(next).word);
        if (found) {
            next++;
        }
        return found;
    }

    private Token take() {
        if (next == tokens.size()) {
            throw refused();
        }
        return tokens.get(next++);
    }

    private static OktaError.Refusal refused() {
        return OktaError.badRequest("E0000031", "Invalid search criteria.");
    }
}
