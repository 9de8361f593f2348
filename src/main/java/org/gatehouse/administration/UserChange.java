package org.gatehouse.administration;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gatehouse.audit.Change;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.NewUser;
import org.gatehouse.directory.ProfileChange;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.jspecify.annotations.Nullable;

/** Changes of users, as the audit trail names them. */
final class UserChange {

    static final String KIND = "user";

    private UserChange() {}

    /** Whether it takes access from somebody for good, or hands an account to whoever holds the link. */
    static boolean isGrave(UserAction action, Delivery delivery) {
        return switch (action) {
            case DEACTIVATE, DELETE -> true;
            case ACTIVATE, REACTIVATE, RESET_PASSWORD -> delivery == Delivery.LINK;
            case SUSPEND, UNSUSPEND, UNLOCK, EXPIRE_PASSWORD -> false;
        };
    }

    static Change creation(NewUser user) {
        Map<String, String> after = new TreeMap<>();
        user.profile().values().forEach((attribute, value) -> after.put(attribute.label(), value));
        after.put("Invited", user.invite() == null ? "no" : words(user.invite()));
        if (!user.groupIds().isEmpty()) {
            after.put(Change.GROUP_ID, String.join(Change.BETWEEN_IDS, user.groupIds()));
        }
        String login = Objects.requireNonNullElse(user.profile().get(Attribute.LOGIN), "");
        return new Change("user.create", KIND, "", login, Map.of(), after);
    }

    /** What a creation has not brought about; null when it is complete. */
    static @Nullable String missing(Done created) {
        DirectoryException failure = created.notInvited();
        return failure == null ? null : "Made, but not put into groups or not invited: " + failure.getMessage();
    }

    static Change profile(User seen, ProfileChange change) {
        Map<String, String> before = new HashMap<>();
        Map<String, String> after = new HashMap<>();
        change.values().forEach((attribute, value) -> {
            before.put(
                    attribute.label(), Objects.requireNonNullElse(seen.profile().get(attribute), ""));
            after.put(attribute.label(), Objects.requireNonNullElse(value, ""));
        });
        return new Change("user.change", KIND, seen.id(), seen.name(), before, after);
    }

    static Change action(User seen, UserAction action, Delivery delivery) {
        String name = "user." + action.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Map<String, String> after = isDelivered(action) ? Map.of("Link", words(delivery)) : Map.of();
        return new Change(
                name,
                KIND,
                seen.id(),
                seen.name(),
                Map.of("Status", seen.status().name()),
                after);
    }

    static Change endOfSessions(User user) {
        return new Change("user.end-sessions", KIND, user.id(), user.name(), Map.of(), Map.of());
    }

    static Change joining(Group group, User user) {
        return new Change("user.join-group", KIND, user.id(), user.name(), Map.of(), named(group));
    }

    static Change leaving(Group group, User user) {
        return new Change("user.leave-group", KIND, user.id(), user.name(), named(group), Map.of());
    }

    /** By which the entry is found among those of the group, too. */
    private static Map<String, String> named(Group group) {
        return Map.of(Change.GROUP, group.name(), Change.GROUP_ID, group.id());
    }

    private static boolean isDelivered(UserAction action) {
        return action == UserAction.ACTIVATE || action == UserAction.REACTIVATE || action == UserAction.RESET_PASSWORD;
    }

    private static String words(Delivery delivery) {
        return delivery == Delivery.MAIL ? "by e-mail" : "handed out";
    }
}
