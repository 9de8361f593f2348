package org.gatehouse.auditing;

import java.util.Locale;
import org.gatehouse.audit.Verified;

/** What a look at the whole trail has shown, in words. */
final class VerifyWords {

    private VerifyWords() {}

    static String sentence(Verified verified) {
        String counts = String.format(
                Locale.ENGLISH,
                "%,d %s in %,d %s",
                verified.entries(),
                verified.entries() == 1 ? "entry" : "entries",
                verified.seals(),
                verified.seals() == 1 ? "seal" : "seals");
        String fresh = verified.unsealed() == 0
                ? ""
                : String.format(
                        Locale.ENGLISH,
                        "; %,d %s too new to be sealed",
                        verified.unsealed(),
                        verified.unsealed() == 1 ? "is" : "are");
        return verified.isIntact()
                ? "Nothing was changed, added or taken out: " + counts + fresh
                : "The trail is not what it was: " + String.join("; ", verified.problems());
    }
}
