package org.gatehouse.builtin.identity;

import org.jspecify.annotations.Nullable;

/** What text in a request has to be. */
final class FieldText {

    private FieldText() {}

    /** @throws OktaError.Refusal when it is blank, too long, or holds what no database or page should get */
    static String check(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw OktaError.invalid(field, field + ": The field cannot be blank");
        }
        return checkOptional(field, value, longest);
    }

    static String checkOptional(String field, String value, int longest) {
        checkLines(field, value, longest);
        if (isRefused(value)) {
            throw notAllowed(field);
        }
        return value;
    }

    /** Of more than one line. */
    static String checkLines(String field, String value, int longest) {
        if (value.length() > longest) {
            throw OktaError.invalid(field, field + ": The field is too long. At most " + longest + " characters.");
        }
        if (isRefusedInLines(value)) {
            throw notAllowed(field);
        }
        return value;
    }

    private static OktaError.Refusal notAllowed(String field) {
        return OktaError.invalid(field, field + ": The field contains characters that are not allowed");
    }

    /** As {@link #isRefused}, but lines may be broken. */
    static boolean isRefusedInLines(String text) {
        return isRefused(withoutBreaks(text));
    }

    private static String withoutBreaks(String text) {
        return text.replace("\r\n", "\n").replace("\n", "");
    }

    /** Control characters, and halves of a surrogate pair, which UTF-8 cannot hold: each is a code point of its own. */
    static boolean isRefused(String text) {
        return text.codePoints()
                .anyMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }
}
