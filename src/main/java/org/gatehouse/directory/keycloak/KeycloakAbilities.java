package org.gatehouse.directory.keycloak;

import static org.gatehouse.directory.UserAction.DELETE;
import static org.gatehouse.directory.UserAction.RESET_PASSWORD;
import static org.gatehouse.directory.UserAction.SUSPEND;
import static org.gatehouse.directory.UserAction.UNSUSPEND;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserStatus;
import org.jspecify.annotations.Nullable;

/** What Keycloak can do, and what it is therefore not asked for. */
final class KeycloakAbilities {

    static final Capabilities ALL = new Capabilities(
            "Keycloak",
            // Attributes that a realm adds to its user profile stay with Keycloak's own console.
            EnumSet.of(Attribute.LOGIN, Attribute.FIRST_NAME, Attribute.LAST_NAME, Attribute.EMAIL),
            // Keycloak would do without the address, but then nobody could be invited.
            EnumSet.of(Attribute.LOGIN, Attribute.EMAIL),
            // A realm may allow it (editUsernameAllowed); to know it would take one more role.
            EnumSet.of(Attribute.LOGIN),
            EnumSet.of(UserStatus.ACTIVE, UserStatus.SUSPENDED),
            EnumSet.of(SUSPEND, UNSUSPEND, RESET_PASSWORD, DELETE),
            false,
            EnumSet.of(Delivery.MAIL),
            false,
            true);

    private KeycloakAbilities() {}

    static Set<UserAction> actionsFor(User user) {
        if (user.changing()) {
            return EnumSet.noneOf(UserAction.class);
        }
        return switch (user.status()) {
            case ACTIVE ->
                user.email() == null ? EnumSet.of(SUSPEND, DELETE) : EnumSet.of(SUSPEND, RESET_PASSWORD, DELETE);
            case SUSPENDED -> EnumSet.of(UNSUSPEND, DELETE);
            default -> EnumSet.noneOf(UserAction.class);
        };
    }

    /** @throws DirectoryException.Rejected when a link is wanted in another way, or a user without one */
    static void checkDelivery(@Nullable Delivery delivery) {
        if (delivery != Delivery.MAIL) {
            throw new DirectoryException.Rejected("Keycloak sends links by e-mail only", Map.of(), null);
        }
    }

    /** @throws DirectoryException.Rejected when a value is missing that must not be, or has no place in Keycloak */
    static void checkKept(Map<Attribute, @Nullable String> values) {
        var problems = new EnumMap<Attribute, String>(Attribute.class);
        values.forEach((attribute, value) -> {
            if (!ALL.attributes().contains(attribute)) {
                problems.put(attribute, "Keycloak does not keep this");
            } else if (ALL.required().contains(attribute) && (value == null || value.isBlank())) {
                problems.put(attribute, "The field cannot be blank");
            }
        });
        if (!problems.isEmpty()) {
            throw new DirectoryException.Rejected("Some values cannot be taken", problems, null);
        }
    }
}
