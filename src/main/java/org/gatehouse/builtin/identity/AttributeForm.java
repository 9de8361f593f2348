package org.gatehouse.builtin.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the values of some attributes look like, where Okta's description says so. */
final class AttributeForm {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)*");
    private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern LOCALE = Pattern.compile("([a-z]{2})_([A-Z]{2})");

    /** A range as in the header Accept-Language, RFC 9110, section 12.5.4. */
    private static final Pattern LANGUAGE = Pattern.compile(
            "(\\*|[A-Za-z]{1,8})(-[A-Za-z0-9]{1,8}){0,8}( ?; ?[Qq]=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?))?");

    private static final Set<String> ISO_COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> ISO_LANGUAGES = Set.of(Locale.getISOLanguages());

    private AttributeForm() {}

    static boolean fits(ProfileAttribute attribute, String text) {
        return switch (attribute) {
            case LOGIN, EMAIL, SECOND_EMAIL ->
                !FieldText.isRefused(text) && ADDRESS.matcher(text).matches();
            case COUNTRY_CODE ->
                COUNTRY.matcher(text).matches() && ISO_COUNTRIES.contains(text.toUpperCase(Locale.ROOT));
            case LOCALE -> isLocale(text);
            case PREFERRED_LANGUAGE -> areLanguages(text);
            case POSTAL_ADDRESS -> !FieldText.isRefusedInLines(text);
            default -> !FieldText.isRefused(text);
        };
    }

    private static boolean areLanguages(String text) {
        return Arrays.stream(text.split(",", -1))
                .allMatch(range -> LANGUAGE.matcher(range.strip()).matches());
    }

    private static boolean isLocale(String text) {
        Matcher parts = LOCALE.matcher(text);
        return parts.matches() && ISO_LANGUAGES.contains(parts.group(1)) && ISO_COUNTRIES.contains(parts.group(2));
    }
}
