package org.gatehouse.bulk;

/** Text as the database takes it. */
final class Cut {

    private Cut() {}

    /** Text that cannot pretend to be more than one line. */
    static String line(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** At most so many UTF-16 units, whole characters only, and no NUL, which PostgreSQL does not store. */
    static String of(String text, int most) {
        String clean = text.replace('\0', ' ');
        if (clean.length() <= most) {
            return clean;
        }
        return clean.substring(0, Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most);
    }
}
