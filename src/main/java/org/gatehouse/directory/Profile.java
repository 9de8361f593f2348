package org.gatehouse.directory;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a person. Attributes without a value are not in it; values may hold any text. */
public record Profile(Map<Attribute, String> values) {

    public Profile {
        var sorted = new EnumMap<Attribute, String>(Attribute.class);
        values.forEach((attribute, value) -> {
            if (!value.isEmpty()) {
                sorted.put(attribute, value);
            }
        });
        values = Collections.unmodifiableMap(sorted);
    }

    /** The value of an attribute; null when it has none. */
    public @Nullable String get(Attribute attribute) {
        return values.get(attribute);
    }

    /** What to call the person: the display name, else first and last name, else login or e-mail; never empty. */
    public String name() {
        String display = values.get(Attribute.DISPLAY_NAME);
        if (display != null && !display.isBlank()) {
            return display;
        }
        String both = Stream.of(values.get(Attribute.FIRST_NAME), values.get(Attribute.LAST_NAME))
                .filter(Objects::nonNull)
                .filter(name -> !name.isBlank())
                .collect(joining(" "));
        return both.isEmpty() ? Objects.requireNonNullElse(loginOrEmail(), "Nameless") : both;
    }

    /** What turns this profile into another: new values, and null for those that are to be cleared. */
    public ProfileChange changeTo(Profile other) {
        var changes = new EnumMap<Attribute, @Nullable String>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            if (!Objects.equals(get(attribute), other.get(attribute))) {
                changes.put(attribute, other.get(attribute));
            }
        }
        return new ProfileChange(changes);
    }

    private @Nullable String loginOrEmail() {
        String login = get(Attribute.LOGIN);
        return login == null ? get(Attribute.EMAIL) : login;
    }
}
