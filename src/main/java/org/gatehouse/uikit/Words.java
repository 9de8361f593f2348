package org.gatehouse.uikit;

import java.util.Locale;
import java.util.regex.Pattern;

/** Small things about sentences. */
public final class Words {

    private static final Pattern BIDI_CONTROLS =
            Pattern.compile("[\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    private Words() {}

    /**
     * A name in the middle of a sentence. Letters that run from right to left stay among themselves (Unicode Standard
     * Annex 9, isolates), and what would turn the rest of the sentence around is left out.
     */
    public static String named(String name) {
        String calm = BIDI_CONTROLS.matcher(name).replaceAll("");
        return calm.codePoints().anyMatch(Words::runsFromTheRight) ? "\u2068" + calm + "\u2069" : calm;
    }

    /** What of a text somebody can see and type. */
    static String typeable(String text) {
        return INVISIBLE.matcher(text).replaceAll("").strip();
    }

    private static boolean runsFromTheRight(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** {@code 1 session}, {@code 2 sessions}. */
    public static String count(long number, String thing) {
        return String.format(Locale.ENGLISH, "%,d %s", number, number == 1 ? thing : plural(thing));
    }

    /** {@code sessions}, {@code entries}. */
    public static String plural(String thing) {
        return thing.matches(".*[^aeiou]y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
    }
}
