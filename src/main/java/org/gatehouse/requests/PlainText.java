package org.gatehouse.requests;

import java.util.regex.Pattern;

/** What people write to each other: letters and line breaks, and nothing that hides or turns around what is beside it. */
final class PlainText {

    /** Reasons and answers, in UTF-16 units. */
    static final int LONGEST = 500;

    /** Controls, half characters, and what changes the direction of the text around it (Unicode Standard Annex 9). */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}&&[^\\n]]");

    private static final Pattern MANY_LINE_BREAKS = Pattern.compile("\\n{3,}");

    private PlainText() {}

    /** Text of several lines. */
    static String of(String text) {
        String lines = text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u2028', '\n')
                .replace('\u2029', '\n');
        String calm = UNWANTED.matcher(lines).replaceAll("").strip();
        return cut(MANY_LINE_BREAKS.matcher(calm).replaceAll("\n\n"), LONGEST);
    }

    /** Text of one line. */
    static String line(String text, int longest) {
        return cut(of(text).replace('\n', ' '), longest);
    }

    /** Whole characters only. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
