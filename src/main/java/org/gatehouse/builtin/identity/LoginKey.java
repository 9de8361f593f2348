package org.gatehouse.builtin.identity;

import java.text.Normalizer;
import java.util.stream.Collectors;

/** What a login is known by: as at Okta, neither case nor diacritical marks make two logins of one. */
final class LoginKey {

    private LoginKey() {}

    /** Never longer than the login in lower case. */
    static String of(String login) {
        String key = Users.key(login);
        return key.chars().allMatch(unit -> unit < 128)
                ? key
                : key.codePoints().mapToObj(LoginKey::withoutMarks).collect(Collectors.joining());
    }

    /** Letters that are not a plain one with a mark stay what they are, as do the vowel signs of other scripts. */
    private static String withoutMarks(int point) {
        String character = Character.toString(point);
        String parts = Normalizer.normalize(character, Normalizer.Form.NFD);
        String plain = parts.codePoints()
                .filter(part -> !isMark(part))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return plain.length() == parts.length() ? character : plain;
    }

    private static boolean isMark(int point) {
        return Character.UnicodeBlock.COMBINING_DIACRITICAL_MARKS.equals(Character.UnicodeBlock.of(point));
    }
}
