package org.gatehouse.auditing;

import java.util.Locale;
import org.gatehouse.audit.Verified;

/** What a look at the whole trail has shown, in words. */
final class VerifyWords {

    private VerifyWords() {}

    static String sentence(Verified verified) {
        String counts = String.format(Locale.ENGLISH, "%,d entries in %,d seals", verified.entries(), verified.seals());
        String fresh = verified.unsealed() == 0
                ? ""
                : String.format(Locale.ENGLISH, "; %,d are too new to be sealed", verified.unsealed());
        return verified.isIntact()
                ? "Nothing was changed, added or taken out: " + counts + fresh
                : "The trail is not what it was: " + String.join("; ", verified.problems());
    }
}
