package org.gatehouse.directory.okta;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.directory.Attribute;
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
        var parts = new ArrayList<String>();
        if (!text.isEmpty()) {
            parts.add(FOUND_BY.stream()
                    .map(attribute -> property(attribute) + " sw " + quoted(text))
                    .collect(Collectors.joining(" or ", "(", ")")));
        }
        if (status != null) {
            parts.add("status eq " + quoted(status.name()));
        }
        return parts.isEmpty() ? ANYBODY : String.join(" and ", parts);
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

    /** The values that a user is found by. */
    static Stream<String> valuesOf(User user) {
        return FOUND_BY.stream()
                .flatMap(attribute -> Stream.ofNullable(user.profile().get(attribute)));
    }

    private static String property(Attribute attribute) {
        return "profile." + OktaProfile.name(attribute);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
