package org.gatehouse.builtin.identity;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of a user that are set; login, e-mail address, first and last name always are. */
record Profile(Map<ProfileAttribute, String> values) {

    Profile {
        Map<ProfileAttribute, String> own = new EnumMap<>(ProfileAttribute.class);
        own.putAll(values);
        values = Collections.unmodifiableMap(own);
        if (!values.keySet().containsAll(ProfileAttribute.keyed())) {
            throw new IllegalArgumentException("A profile needs " + ProfileAttribute.keyed());
        }
    }

    /** Of somebody whose e-mail address is the login. */
    static Profile of(String firstName, String lastName, String email) {
        return new Profile(Map.of(
                ProfileAttribute.FIRST_NAME, firstName,
                ProfileAttribute.LAST_NAME, lastName,
                ProfileAttribute.EMAIL, email,
                ProfileAttribute.LOGIN, email));
    }

    @Nullable
    String get(ProfileAttribute attribute) {
        return values.get(attribute);
    }

    String login() {
        return always(ProfileAttribute.LOGIN);
    }

    String email() {
        return always(ProfileAttribute.EMAIL);
    }

    String firstName() {
        return always(ProfileAttribute.FIRST_NAME);
    }

    String lastName() {
        return always(ProfileAttribute.LAST_NAME);
    }

    private String always(ProfileAttribute attribute) {
        return values.getOrDefault(attribute, "");
    }
}
