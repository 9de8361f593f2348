package org.gatehouse.directory.auth0;

import java.security.SecureRandom;

/**
 * A password that nobody ever learns. Auth0 wants one for every new user. It meets its strictest policy: capitals, small
 * letters, digits and signs in turn, so that no sign is doubled and no two letters beside each other make up a name.
 */
final class ThrowawayPassword {

    private static final String[] IN_TURN = {
        "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "abcdefghijkmnpqrstuvwxyz", "!#%+-=@_"
    };
    private static final int LENGTH = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ThrowawayPassword() {}

    static String next() {
        var password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            String choice = IN_TURN[i % IN_TURN.length];
            password.append(choice.charAt(RANDOM.nextInt(choice.length())));
        }
        return password.toString();
    }
}
