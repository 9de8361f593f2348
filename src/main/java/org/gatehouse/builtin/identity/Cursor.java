package org.gatehouse.builtin.identity;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;

/** Where a page of a list ended; clients see it as text that means nothing to them. */
record Cursor(String key, String id) {

    /** Ids do not hold it. */
    private static final char BETWEEN = '\n';

    /** Thrown for a text that no list gave out. */
    static final class Invalid extends RuntimeException {}

    static Cursor of(String text) {
        try {
            String place = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int between = place.lastIndexOf(BETWEEN);
            if (between >= 0 && place.indexOf('\0') < 0) {
                return new Cursor(place.substring(0, between), place.substring(between + 1));
            }
        } catch (IllegalArgumentException notBase64) {
            throw new Invalid();
        }
        throw new Invalid();
    }

    /** @param key a text or a time */
    static Cursor of(Object key, String id) {
        return new Cursor(key.toString(), id);
    }

    OffsetDateTime time() {
        try {
            return OffsetDateTime.parse(key);
        } catch (DateTimeException other) {
            throw new Invalid();
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((key + BETWEEN + id).getBytes(StandardCharsets.UTF_8));
    }
}
