package org.gatehouse.builtin.identity;

import org.jspecify.annotations.Nullable;

/** What a single line of text in a request has to be. */
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
        if (value.length() > longest) {
            throw OktaError.invalid(field, field + ": The field is too long. At most " + longest + " characters.");
        }
        if (value.codePoints().anyMatch(FieldText::isRefused)) {
            throw OktaError.invalid(field, field + ": The field contains characters that are not allowed");
        }
        return value;
    }

    /** Half a surrogate pair arrives as a code point of its own, which UTF-8 cannot hold. */
    private static boolean isRefused(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
