package org.gatehouse.directory;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a directory takes for values, as far as that is known without asking it.
 *
 * @param addresses attributes that hold an e-mail address
 * @param lengths in characters, of attributes that have a value; any where there is none
 * @param forms of attributes that hold more than text
 */
public record ValueRules(Set<Attribute> addresses, Map<Attribute, Length> lengths, Map<Attribute, Form> forms) {

    /** Every directory wants addresses where it asks for them (RFC 5321, section 4.5.3.1.1, for the part before the @). */
    static final ValueRules ADDRESSES =
            new ValueRules(Set.of(Attribute.EMAIL, Attribute.SECOND_EMAIL), Map.of(), Map.of());

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)*");

    public record Length(int shortest, int longest) {}

    /** What a value has to be, beside text. */
    public enum Form {
        /** Two letters (ISO 3166-1 alpha-2), in any case. */
        COUNTRY("Is no country: two letters, as in DE") {
            @Override
            boolean fits(String value) {
                return value.matches("[A-Za-z]{2}") && COUNTRIES.contains(value.toUpperCase(Locale.ROOT));
            }
        },
        /** A language and a country, joined by an underscore (ISO 639-1, ISO 3166-1). */
        LOCALE("Is no locale: language and country, as in de_DE") {
            @Override
            boolean fits(String value) {
                String[] parts = value.split("_", -1);
                return parts.length == 2 && LANGUAGES.contains(parts[0]) && COUNTRIES.contains(parts[1]);
            }
        };

        private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
        private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

        private final String problem;

        Form(String problem) {
            this.problem = problem;
        }

        abstract boolean fits(String value);
    }

    public ValueRules {
        addresses = Set.copyOf(addresses);
        lengths = Map.copyOf(lengths);
        forms = Map.copyOf(forms);
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
        Form form = forms.get(attribute);
        if (form != null && !form.fits(value)) {
            return form.problem;
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
