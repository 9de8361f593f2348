package org.gatehouse.directory.auth0;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.directory.UserAction;
import org.gatehouse.directory.UserStatus;

/** What can be done with Auth0. People sign in with their e-mail address, so there is no login beside it. */
final class Auth0Capabilities {

    static final Capabilities ALL = new Capabilities(
            "Auth0",
            ordered(
                    Attribute.EMAIL,
                    Attribute.FIRST_NAME,
                    Attribute.LAST_NAME,
                    Attribute.DISPLAY_NAME,
                    Attribute.NICK_NAME),
            Set.of(Attribute.EMAIL),
            Set.of(),
            Collections.unmodifiableSet(EnumSet.of(UserStatus.ACTIVE, UserStatus.SUSPENDED)),
            Collections.unmodifiableSet(EnumSet.of(
                    UserAction.SUSPEND,
                    UserAction.UNSUSPEND,
                    UserAction.UNLOCK,
                    UserAction.RESET_PASSWORD,
                    UserAction.DELETE)),
            false,
            Collections.unmodifiableSet(EnumSet.allOf(Delivery.class)),
            false,
            true);

    private Auth0Capabilities() {}

    private static Set<Attribute> ordered(Attribute... attributes) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(attributes)));
    }
}
