package org.gatehouse.bulk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.Profile;
import org.jspecify.annotations.Nullable;

/** What an import does to a user, one line each, in words that tell two different things apart. */
final class ImportLines {

    static final String CREATE = "Create";
    static final String INVITE = "Invite by e-mail";

    private ImportLines() {}

    static String joining(Group group) {
        return "Add to group " + Cut.line(group.name());
    }

    /** What a user who is made begins with. */
    static List<String> setting(Profile profile) {
        return profile.values().entrySet().stream()
                .map(entry -> "Set " + entry.getKey().label() + ": " + value(entry.getValue()))
                .toList();
    }

    /** The profile with the values that a row gives, and everything else as it is. A login differs in more than case. */
    static Profile merged(Profile profile, Map<Attribute, String> values) {
        var merged = new EnumMap<Attribute, String>(Attribute.class);
        merged.putAll(profile.values());
        values.forEach((attribute, value) -> {
            String old = profile.get(attribute);
            if (attribute != Attribute.LOGIN || old == null || !old.equalsIgnoreCase(value)) {
                merged.put(attribute, value);
            }
        });
        return new Profile(merged);
    }

    static List<String> of(Profile before, Profile after) {
        return before.changeTo(after).values().entrySet().stream()
                .map(change -> "Change " + change.getKey().label() + ": " + value(before.get(change.getKey())) + " → "
                        + value(change.getValue()))
                .toList();
    }

    /** Values that a change gives; those that it clears are not among them. */
    static Map<Attribute, String> given(Profile before, Profile after) {
        var given = new EnumMap<Attribute, String>(Attribute.class);
        before.changeTo(after).values().forEach((attribute, value) -> {
            if (value != null) {
                given.put(attribute, value);
            }
        });
        return given;
    }

    private static String value(@Nullable String value) {
        return value == null ? "(empty)" : Cut.line(value);
    }
}
