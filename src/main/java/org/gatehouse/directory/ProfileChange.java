package org.gatehouse.directory;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some attributes of a profile and the values they are to have; all others stay as they are.
 *
 * @param values the new values; null clears an attribute
 */
public record ProfileChange(Map<Attribute, @Nullable String> values) {

    public ProfileChange {
        var sorted = new EnumMap<Attribute, @Nullable String>(Attribute.class);
        sorted.putAll(values);
        values = Collections.unmodifiableMap(sorted);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
