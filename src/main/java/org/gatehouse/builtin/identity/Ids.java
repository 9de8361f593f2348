package org.gatehouse.builtin.identity;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Ids in the shape that Okta gives them: three characters that name the kind, then seventeen that are random. */
final class Ids {

    static final int LENGTH = 20;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    static String user() {
        return "00u" + random(RANDOM, 17);
    }

    /** Whether it could be the id of a user. */
    static boolean isUser(String text) {
        return text.matches("00u[A-Za-z0-9]{17}");
    }

    static String group() {
        return "00g" + random(RANDOM, 17);
    }

    static String rule() {
        return "0pr" + random(RANDOM, 17);
    }

    /** Whether it could be the id of a group rule. */
    static boolean isRule(String text) {
        return text.matches("0pr[A-Za-z0-9]{17}");
    }

    /** 190 bits: nobody guesses the session of somebody else. */
    static String session() {
        return random(RANDOM, 32);
    }

    /** For error and request ids. */
    static String request() {
        return random(RANDOM, 22);
    }

    /** Of letters and digits. */
    static String random(int length) {
        return random(RANDOM, length);
    }

    static String random(RandomGenerator source, int length) {
        StringBuilder id = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            id.append(LETTERS.charAt(source.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
