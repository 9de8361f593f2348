package org.gatehouse.directory.auth0;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The part of Lucene's syntax that Auth0 documents for its user search v3: fields, phrases, wildcards, ranges, AND, OR,
 * NOT, parentheses. What it does not allow is refused, so that text which was not escaped does not pass for a search.
 */
final class SearchQuery {

    private static final Set<String> ANY_CASE = Set.of("email", "name", "given_name", "family_name", "nickname");
    private static final String SPECIAL = "+-&|!(){}[]^\"~?:/<>=";
    private static final Pattern FIELD = Pattern.compile("([a-z_.]+):");
    private static final Pattern RANGE = Pattern.compile("([\\[{])(\\S+) TO (\\S+?)([\\]}])");

    private final String query;
    private int at;

    private SearchQuery(String query) {
        this.query = query;
    }

    static Predicate<JsonNode> parse(String query) {
        var parser = new SearchQuery(query);
        Predicate<JsonNode> parsed = parser.either();
        if (parser.at < query.length()) {
            throw parser.malformed();
        }
        return parsed;
    }

    private Predicate<JsonNode> either() {
        Predicate<JsonNode> found = all();
        while (skip(" OR ")) {
            found = found.or(all());
        }
        return found;
    }

    /** A search of nothing but what is not to be finds nobody. */
    private Predicate<JsonNode> all() {
        Predicate<JsonNode> found = user -> true;
        boolean positive = false;
        do {
            boolean not = skip("NOT ");
            Predicate<JsonNode> clause = clause();
            found = found.and(not ? clause.negate() : clause);
            positive |= !not;
        } while (skip(" AND "));
        return positive ? found : user -> false;
    }

    private Predicate<JsonNode> clause() {
        if (skip("(")) {
            Predicate<JsonNode> inner = either();
            expect(")");
            return inner;
        }
        String field = match(FIELD).group(1);
        if (field.equals("_exists_")) {
            String name = term().replace("*", "");
            return user -> !values(user, name).isEmpty();
        }
        if (!skip("(")) {
            return value(field);
        }
        Predicate<JsonNode> one = value(field);
        while (skip(" OR ")) {
            one = one.or(value(field));
        }
        expect(")");
        return one;
    }

    private Predicate<JsonNode> value(String field) {
        if (at < query.length() && "[{".indexOf(query.charAt(at)) >= 0) {
            return range(field, match(RANGE));
        }
        boolean phrase = at < query.length() && query.charAt(at) == '"';
        Pattern wanted = phrase ? Pattern.compile(Pattern.quote(phrase())) : wildcard(term());
        return user -> values(user, field).stream()
                .anyMatch(value -> wanted.matcher(value).matches()
                        || (ANY_CASE.contains(field)
                                && Pattern.compile(wanted.pattern(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                                        .matcher(value)
                                        .matches()));
    }

    private static Predicate<JsonNode> range(String field, Matcher range) {
        @Nullable Instant from = range.group(2).equals("*") ? null : Instant.parse(range.group(2));
        @Nullable Instant to = range.group(3).equals("*") ? null : Instant.parse(range.group(3));
        boolean fromToo = range.group(1).equals("[");
        boolean toToo = range.group(4).equals("]");
        return user -> values(user, field).stream().map(Instant::parse).anyMatch(time -> {
            boolean after = from == null || time.isAfter(from) || (fromToo && time.equals(from));
            return after && (to == null || time.isBefore(to) || (toToo && time.equals(to)));
        });
    }

    private static List<String> values(JsonNode user, String field) {
        if (field.startsWith("identities.")) {
            String name = field.substring("identities.".length());
            return user.path("identities")
                    .valueStream()
                    .map(identity -> identity.path(name).asString(""))
                    .toList();
        }
        return Stream.of(user.path(field))
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .map(value -> value.asString(""))
                .toList();
    }

    private String phrase() {
        var text = new StringBuilder();
        for (at++; at < query.length() && query.charAt(at) != '"'; at++) {
            if (query.charAt(at) == '\\') {
                at++;
            }
            text.append(query.charAt(at));
        }
        expect("\"");
        return text.toString();
    }

    /** Still with its escapes, so that an asterisk tells whether it stands for itself. */
    private String term() {
        int start = at;
        while (at < query.length() && !Character.isWhitespace(query.charAt(at)) && query.charAt(at) != ')') {
            if (SPECIAL.indexOf(query.charAt(at)) >= 0) {
                throw malformed();
            }
            at += query.charAt(at) == '\\' ? 2 : 1;
        }
        String term = query.substring(start, Math.min(at, query.length()));
        if (term.isEmpty() || List.of("AND", "OR", "NOT").contains(term.toUpperCase(Locale.ROOT))) {
            throw malformed();
        }
        return term;
    }

    private Pattern wildcard(String term) {
        if (term.startsWith("*") && term.length() < 4) {
            throw Refusal.invalidQuery("suffix matching needs 3 characters");
        }
        var pattern = new ArrayList<String>();
        int[] signs = term.codePoints().toArray();
        for (int i = 0; i < signs.length; i++) {
            boolean any = signs[i] == '*';
            i += signs[i] == '\\' ? 1 : 0;
            pattern.add(any ? ".*" : Pattern.quote(Character.toString(signs[i])));
        }
        return Pattern.compile(String.join("", pattern), Pattern.DOTALL);
    }

    private boolean skip(String text) {
        boolean there = query.startsWith(text, at);
        at += there ? text.length() : 0;
        return there;
    }

    private void expect(String text) {
        if (!skip(text)) {
            throw malformed();
        }
    }

    private Matcher match(Pattern pattern) {
        Matcher matcher = pattern.matcher(query).region(at, query.length());
        if (!matcher.lookingAt()) {
            throw malformed();
        }
        at = matcher.end();
        return matcher;
    }

    private Refusal malformed() {
        return Refusal.invalidQuery("'q' cannot be parsed at " + at);
    }
}
