package org.gatehouse.builtin.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The attributes of Okta's base profile. Where Okta states no longest length, there is one here all the same. */
enum ProfileAttribute {
    LOGIN("login", 5, 100),
    EMAIL("email", 5, 100),
    FIRST_NAME("firstName", 1, 50),
    LAST_NAME("lastName", 1, 50),
    CITY("city", 0, 128),
    COST_CENTER("costCenter"),
    COUNTRY_CODE("countryCode", 0, 2),
    DEPARTMENT("department"),
    DISPLAY_NAME("displayName"),
    DIVISION("division"),
    EMPLOYEE_NUMBER("employeeNumber"),
    HONORIFIC_PREFIX("honorificPrefix"),
    HONORIFIC_SUFFIX("honorificSuffix"),
    LOCALE("locale"),
    MANAGER("manager"),
    MANAGER_ID("managerId"),
    MIDDLE_NAME("middleName"),
    MOBILE_PHONE("mobilePhone", 0, 100),
    NICK_NAME("nickName"),
    ORGANIZATION("organization"),
    POSTAL_ADDRESS("postalAddress", 0, 4_096),
    PREFERRED_LANGUAGE("preferredLanguage"),
    PRIMARY_PHONE("primaryPhone", 0, 100),
    PROFILE_URL("profileUrl"),
    SECOND_EMAIL("secondEmail", 0, 100),
    STATE("state", 0, 128),
    STREET_ADDRESS("streetAddress", 0, 1_024),
    TIMEZONE("timezone"),
    TITLE("title"),
    USER_TYPE("userType"),
    ZIP_CODE("zipCode", 0, 50);

    private static final int LONGEST_WHERE_NONE_IS_STATED = 16_384;
    private static final Set<ProfileAttribute> KEYED = EnumSet.range(LOGIN, LAST_NAME);
    private static final Map<String, ProfileAttribute> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(attribute -> attribute.json, Function.identity()));

    private final String json;
    private final int shortest;
    private final int longest;

    ProfileAttribute(String json) {
        this(json, 0, LONGEST_WHERE_NONE_IS_STATED);
    }

    ProfileAttribute(String json, int shortest, int longest) {
        this.json = json;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** By the name that it has in JSON. */
    static Optional<ProfileAttribute> named(String json) {
        return Optional.ofNullable(BY_NAME.get(json));
    }

    /** What every user has, and is found by: each of them is also stored in lower case. */
    static Set<ProfileAttribute> keyed() {
        return KEYED;
    }

    String json() {
        return json;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column that holds it in lower case; only those that are {@link #keyed()} have one. */
    String keyColumn() {
        return column() + "_key";
    }

    boolean isKeyed() {
        return KEYED.contains(this);
    }

    /** In characters. */
    int shortest() {
        return shortest;
    }

    int longest() {
        return longest;
    }
}
