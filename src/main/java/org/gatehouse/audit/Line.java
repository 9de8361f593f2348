package org.gatehouse.audit;

/** Text that cannot pretend to be more than one line, and is no longer than its column. */
final class Line {

    private Line() {}

    static String of(String text, int longest) {
        String clean = text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (clean.length() <= longest) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
        return clean.substring(0, end);
    }
}
