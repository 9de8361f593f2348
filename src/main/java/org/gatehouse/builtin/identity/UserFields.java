package org.gatehouse.builtin.identity;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.builtin.identity.OktaJson.UserBody;

/**
 * Which parts of users a list shows, as in {@code id,status,profile:(firstName,city)}.
 *
 * @param top empty, with no attributes: all
 */
record UserFields(Set<String> top, Set<String> attributes) {

    private static final int LONGEST = 2_000;
    private static final Pattern PROFILE = Pattern.compile("profile:\\(([^()]*)\\)");

    static UserFields of(String fields) {
        if (fields.length() > LONGEST) {
            throw OktaError.invalid("fields", "fields: The field is too long, at most " + LONGEST + " characters");
        }
        Matcher profile = PROFILE.matcher(fields);
        Set<String> attributes = profile.find() ? names(profile.group(1)) : Set.of();
        return new UserFields(names(PROFILE.matcher(fields).replaceAll("")), attributes);
    }

    /** The id is always among them. */
    Object of(UserBody user) {
        if (top.isEmpty() && attributes.isEmpty()) {
            return user;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("id", user.id());
        all.put("status", user.status());
        all.put("created", user.created());
        all.put("activated", user.activated());
        all.put("statusChanged", user.statusChanged());
        all.put("lastLogin", user.lastLogin());
        all.put("lastUpdated", user.lastUpdated());
        all.put("passwordChanged", user.passwordChanged());
        all.put("type", user.type());
        all.put("profile", user.profile());
        if (user.credentials() != null) {
            all.put("credentials", user.credentials());
        }
        all.put("_links", user.links());
        all.keySet().removeIf(name -> !name.equals("id") && !top.contains(name));
        if (!attributes.isEmpty()) {
            Map<String, String> shown = new LinkedHashMap<>(user.profile());
            shown.keySet().retainAll(attributes);
            all.put("profile", shown);
        }
        return all;
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
