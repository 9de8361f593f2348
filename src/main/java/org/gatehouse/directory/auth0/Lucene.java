package org.gatehouse.directory.auth0;

import java.util.List;
import java.util.stream.Collectors;

/** Parts of search queries in Lucene's syntax, in which no text of a user can become syntax. */
final class Lucene {

    private static final String SPECIAL = "+-&|!(){}[]^\"~*?:\\/<>=";

    private Lucene() {}

    /** What begins with the text, in one of these fields. */
    static String beginsWith(String text, List<String> fields) {
        String prefix = escaped(text) + "*";
        return fields.stream().map(field -> field + ":" + prefix).collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** What begins with one text in one field and with another in another. */
    static String bothBegin(String field, String text, String otherField, String otherText) {
        return "(" + field + ":" + escaped(text) + "* AND " + otherField + ":" + escaped(otherText) + "*)";
    }

    /** What is exactly one of these values. */
    static String isOneOf(String field, List<String> values) {
        return values.stream().map(Lucene::quoted).collect(Collectors.joining(" OR ", field + ":(", ")"));
    }

    /** A term that stands for exactly this text. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0 || Character.isWhitespace(c)) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
