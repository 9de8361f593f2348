package org.gatehouse.directory.okta;

import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserStatus;

/** What can be done through Okta's management API. */
final class OktaAbilities {

    static final Capabilities OKTA = named("Okta", EnumSet.allOf(Delivery.class));

    /** Has Okta's API, but no mail. */
    static final Capabilities BUILT_IN = named("The built-in identity server", EnumSet.of(Delivery.LINK));

    private OktaAbilities() {}

    private static Capabilities named(String name, Set<Delivery> deliveries) {
        return new Capabilities(
                name,
                EnumSet.allOf(Attribute.class),
                EnumSet.of(Attribute.LOGIN, Attribute.FIRST_NAME, Attribute.LAST_NAME, Attribute.EMAIL),
                Set.of(),
                EnumSet.complementOf(EnumSet.of(UserStatus.UNKNOWN)),
                EnumSet.allOf(UserAction.class),
                true,
                deliveries,
                false,
                true);
    }
}
