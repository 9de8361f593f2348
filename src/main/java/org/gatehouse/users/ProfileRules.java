package org.gatehouse.users;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.directory.Attribute;
import org.jspecify.annotations.Nullable;

/** What can be wrong with what somebody typed, before the directory is asked. */
final class ProfileRules {

    static final int LONGEST = 100;

    private static final Set<Attribute> ADDRESSES = Set.of(Attribute.EMAIL, Attribute.SECOND_EMAIL);
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private ProfileRules() {}

    /** @param typed the values that are new; what stays as it is is the directory's own affair */
    static Map<Attribute, String> problems(Map<Attribute, String> typed, Set<Attribute> required) {
        var problems = new EnumMap<Attribute, String>(Attribute.class);
        typed.forEach((attribute, value) -> {
            String problem = problem(attribute, value, required.contains(attribute));
            if (problem != null) {
                problems.put(attribute, problem);
            }
        });
        return problems;
    }

    private static @Nullable String problem(Attribute attribute, String value, boolean required) {
        if (value.isBlank()) {
            return required ? "Is needed." : null;
        }
        if (value.length() > LONGEST) {
            return "Can have " + LONGEST + " characters at most.";
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            return "Has a character that cannot be seen.";
        }
        if (ADDRESSES.contains(attribute) && !ADDRESS.matcher(value).matches()) {
            return "Is no e-mail address.";
        }
        return null;
    }
}
