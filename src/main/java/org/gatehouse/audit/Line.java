package org.gatehouse.audit;

/**
 * Text that cannot pretend to be more than one line, nor turn around what stands beside it, and is no longer than its
 * column. Character for character, so that what was there can be seen.
 */
final class Line {

    private static final int REPLACEMENT = 0xFFFD;

    private Line() {}

    static String of(String text, int longest) {
        String clean = text.codePoints()
                .map(Line::harmless)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end);
    }

    private static int harmless(int c) {
        if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || turnsText(c)) {
            return ' ';
        }
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c;
    }

    /** Marks, embeddings, overrides and isolates (Unicode Standard Annex 9). */
    private static boolean turnsText(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
