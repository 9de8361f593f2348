package org.gatehouse.directory.okta;

import com.okta.sdk.resource.model.UserProfile;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Profile;
import org.gatehouse.directory.ProfileChange;
import org.jspecify.annotations.Nullable;

/** Our profiles in Okta's form and back. */
final class OktaProfile {

    private OktaProfile() {}

    static Profile profile(@Nullable UserProfile profile) {
        var values = new EnumMap<Attribute, String>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            String value = profile == null
                    ? null
                    : OktaJson.text(profile.getAdditionalProperties().get(name(attribute)));
            if (value != null) {
                values.put(attribute, value);
            }
        }
        return new Profile(values);
    }

    static UserProfile of(Profile profile) {
        return with(profile.values());
    }

    static UserProfile of(ProfileChange change) {
        return with(change.values());
    }

    /** The attribute of this name in Okta's JSON. */
    static Optional<Attribute> attribute(String name) {
        return Stream.of(Attribute.values())
                .filter(attribute -> name(attribute).equals(name))
                .findFirst();
    }

    /** The attribute's name in Okta's JSON: {@code FIRST_NAME} is {@code firstName}. */
    static String name(Attribute attribute) {
        var name = new StringBuilder();
        for (String word : attribute.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** The SDK's setters do not send null, which clears an attribute; its additional properties are sent as they are. */
    private static UserProfile with(Map<Attribute, ? extends @Nullable String> values) {
        var profile = new UserProfile();
        var properties = new LinkedHashMap<String, @Nullable Object>();
        values.forEach((attribute, value) -> properties.put(name(attribute), value));
        profile.setAdditionalProperties(properties);
        return profile;
    }
}
