package org.gatehouse.directory.okta;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.FullName;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** Search expressions (Okta management API, <i>Filter</i>), in which no text can become more than a value. */
final class OktaExpression {

    /** True for everybody: unlike a list without an expression, a search finds deactivated users too. */
    private static final String ANYBODY = "id pr";

    private static final int LONGEST = 255;
    private static final List<Attribute> FOUND_BY =
            List.of(Attribute.FIRST_NAME, Attribute.LAST_NAME, Attribute.LOGIN, Attribute.EMAIL);

    private OktaExpression() {}

    /** Whether anything can have this value, or begin with it; Okta does not take an expression with any other. */
    static boolean canMatch(String text) {
        return text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    static String users(String text, @Nullable UserStatus status) {
        return all(text.isEmpty() ? List.of() : List.of(beginningWith(text)), status);
    }

    /** Whoever has this name. */
    static String users(FullName name, @Nullable UserStatus status) {
        String names = "(" + names(name.one(), name.other()) + " or " + names(name.other(), name.one()) + ")";
        return all(List.of(names), status);
    }

    private static String all(List<String> parts, @Nullable UserStatus status) {
        var all = new ArrayList<>(parts);
        if (status != null) {
            all.add("status eq " + quoted(status.name()));
        }
        return all.isEmpty() ? ANYBODY : String.join(" and ", all);
    }

    private static String beginningWith(String text) {
        return FOUND_BY.stream()
                .map(attribute -> property(attribute) + " sw " + quoted(text))
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String names(String first, String last) {
        return "(" + property(Attribute.FIRST_NAME) + " sw " + quoted(first) + " and " + property(Attribute.LAST_NAME)
                + " sw " + quoted(last) + ")";
    }

    static String login(String login) {
        return property(Attribute.LOGIN) + " eq " + quoted(login);
    }

    static String groupsBeginningWith(String text) {
        return "profile.name sw " + quoted(text);
    }

    static String groupsNamed(String name) {
        return "profile.name eq " + quoted(name);
    }

    /** Whether a value that users are found by begins with this, as {@link #users(String, UserStatus)} asks. */
    static boolean isFoundBy(User user, String text) {
        return FOUND_BY.stream()
                .flatMap(attribute -> Stream.ofNullable(user.profile().get(attribute)))
                .anyMatch(value -> value.regionMatches(true, 0, text, 0, text.length()));
    }

    private static String property(Attribute attribute) {
        return "profile." + OktaProfile.name(attribute);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
