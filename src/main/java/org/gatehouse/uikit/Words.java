package org.gatehouse.uikit;

import java.util.Locale;

/** Small things about sentences. */
public final class Words {

    private Words() {}

    /** {@code 1 session}, {@code 2 sessions}. */
    public static String count(long number, String thing) {
        return String.format(Locale.ENGLISH, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
