package org.gatehouse.directory;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a directory takes for values, as far as that is known without asking it.
 *
 * @param addresses attributes that hold an e-mail address
 * @param lengths in characters, of attributes that have a value; any where there is none
 */
public record ValueRules(Set<Attribute> addresses, Map<Attribute, Length> lengths) {

    /** Every directory wants addresses where it asks for them (RFC 5321, section 4.5.3.1.1, for the part before the @). */
    static final ValueRules ADDRESSES = new ValueRules(Set.of(Attribute.EMAIL, Attribute.SECOND_EMAIL), Map.of());

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)*");

    public record Length(int shortest, int longest) {}

    public ValueRules {
        addresses = Set.copyOf(addresses);
        lengths = Map.copyOf(lengths);
    }

    /** What would be refused, in words for people. */
    public Map<Attribute, String> problems(Map<Attribute, String> values) {
        var problems = new EnumMap<Attribute, String>(Attribute.class);
        values.forEach((attribute, value) -> {
            String problem = problem(attribute, value);
            if (problem != null) {
                problems.put(attribute, problem);
            }
        });
        return problems;
    }

    private @Nullable String problem(Attribute attribute, String value) {
        if (addresses.contains(attribute) && !ADDRESS.matcher(value).matches()) {
            return "Is no e-mail address";
        }
        Length length = lengths.get(attribute);
        int characters = value.codePointCount(0, value.length());
        if (length == null) {
            return null;
        }
        if (characters < length.shortest) {
            return "Needs " + length.shortest + " characters at least";
        }
        return characters > length.longest ? "Can have " + length.longest + " characters at most" : null;
    }
}
