package org.gatehouse.builtin.identity;

import java.util.Map;
import java.util.Optional;

/**
 * Something of a user that expressions name.
 *
 * @param name as Okta writes it; its case counts
 * @param exact the SQL of the value as it is
 * @param folded the SQL of the value in lower case
 */
record SearchProperty(String name, Kind kind, String exact, String folded) {

    private static final String PROFILE = "profile.";

    enum Kind {
        /** One of the four attributes that users are found by. */
        TERM,
        TEXT,
        STATUS,
        ID,
        INSTANT
    }

    private static final Map<String, SearchProperty> TOP_LEVEL = Map.of(
            "id", new SearchProperty("id", Kind.ID, "id", "id"),
            "status", new SearchProperty("status", Kind.STATUS, "status", "status"),
            "created", instant("created", "created"),
            "activated", instant("activated", "activated"),
            "statusChanged", instant("statusChanged", "status_changed"),
            "lastUpdated", instant("lastUpdated", "last_updated"),
            "type.id", new SearchProperty("type.id", Kind.ID, type(), type()));

    /** What expressions do not name, but lists are sorted by. */
    private static final Map<String, SearchProperty> ONLY_SORTED = Map.of(
            "lastLogin", instant("lastLogin", "last_login"),
            "passwordChanged", instant("passwordChanged", "password_changed"));

    static Optional<SearchProperty> sortable(String name) {
        return Optional.ofNullable(ONLY_SORTED.get(name)).or(() -> named(name));
    }

    static Optional<SearchProperty> named(String name) {
        if (name.startsWith(PROFILE)) {
            return ProfileAttribute.named(name.substring(PROFILE.length())).map(SearchProperty::of);
        }
        return Optional.ofNullable(TOP_LEVEL.get(name));
    }

    static SearchProperty of(ProfileAttribute attribute) {
        String column = attribute.column();
        if (attribute == ProfileAttribute.LOGIN) {
            return new SearchProperty(
                    PROFILE + attribute.json(), Kind.TERM, column, "COALESCE(login_marked, login_key)");
        }
        return attribute.isKeyed()
                ? new SearchProperty(PROFILE + attribute.json(), Kind.TERM, column, attribute.keyColumn())
                : new SearchProperty(PROFILE + attribute.json(), Kind.TEXT, column, "lower(" + column + ")");
    }

    /** Of a {@link Kind#TERM}, what it is sorted by: logins are in the order that they have without marks. */
    String keyColumn() {
        return exact + "_key";
    }

    private static SearchProperty instant(String name, String column) {
        return new SearchProperty(name, Kind.INSTANT, column, column);
    }

    private static String type() {
        return "'" + OktaJson.USER_TYPE + "'";
    }
}
