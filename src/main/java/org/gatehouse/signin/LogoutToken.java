package org.gatehouse.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The provider's word that a person, or one of the person's sessions there, is logged out; checked in every way but for
 * repetition.
 *
 * @param subject null where only the session is named
 * @param sid the provider's session; null where all of the person's are meant
 * @param goodUntil from when on it is refused for its age
 */
record LogoutToken(
        String issuer, @Nullable String subject, @Nullable String sid, String id, Instant goodUntil) {

    /** It does not count. The message says why, and holds nothing of the token. */
    static final class Refused extends Exception {

        Refused(String why) {
            super(why);
        }
    }
}
