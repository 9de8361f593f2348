package org.gatehouse.audit;

import java.util.Locale;

/** What is said of a seal that does not hold, for people. */
final class SealWords {

    private SealWords() {}

    static String what(Seal seal, Seal before) {
        return String.format(
                Locale.ENGLISH,
                "Entries %d to %d, sealed %s,",
                before.lastEntry() + 1,
                Math.max(seal.lastEntry(), before.lastEntry() + 1),
                seal.sealed());
    }

    static String why(Seal seal, long found, long results, boolean same) {
        if (found != seal.entries()) {
            return String.format(Locale.ENGLISH, " were %,d and are %,d", seal.entries(), found);
        }
        if (results != seal.outcomes()) {
            return String.format(Locale.ENGLISH, " had %,d outcomes and have %,d", seal.outcomes(), results);
        }
        return same ? " are listed under an outcome or target that they do not have" : " were changed";
    }
}
