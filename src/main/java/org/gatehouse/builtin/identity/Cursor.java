package org.gatehouse.builtin.identity;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;

/** Where a page of a list ended; clients see it as text that means nothing to them. */
record Cursor(String key, String id) {

    /** Neither keys nor ids hold it. */
    private static final String BETWEEN = "\n";

    /** Thrown for a text that no list gave out. */
    static final class Invalid extends RuntimeException {}

    static Cursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1);
            if (parts.length == 2 && !(parts[0] + parts[1]).contains("\0")) {
                return new Cursor(parts[0], parts[1]);
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
