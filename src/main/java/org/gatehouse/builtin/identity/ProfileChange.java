package org.gatehouse.builtin.identity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Puts new attributes over those that a profile has. What is wrong goes to the causes, named by attribute. */
final class ProfileChange {

    private final Map<ProfileAttribute, String> values = new EnumMap<>(ProfileAttribute.class);
    private final Map<ProfileAttribute, String> known;
    private final List<String> causes;

    /**
     * @param before what stays unless something else is given
     * @param known what the user has: it may always be given again, even if it would be refused from others by now
     */
    ProfileChange(Map<ProfileAttribute, String> before, Map<ProfileAttribute, String> known, List<String> causes) {
        values.putAll(before);
        this.known = known;
        this.causes = causes;
    }

    Optional<Profile> with(JsonNode given) {
        int known = causes.size();
        if (!given.isObject()) {
            causes.add("profile: The field cannot be blank");
            return Optional.empty();
        }
        given.forEachEntry(this::put);
        ProfileAttribute.keyed().stream()
                .filter(attribute -> !values.containsKey(attribute))
                .filter(attribute -> causes.stream().noneMatch(cause -> cause.startsWith(attribute.json() + ":")))
                .forEach(attribute -> causes.add(attribute.json() + ": The field cannot be blank"));
        return causes.size() > known ? Optional.empty() : Optional.of(new Profile(values));
    }

    private void put(String name, JsonNode value) {
        Optional<ProfileAttribute> attribute = ProfileAttribute.named(name);
        if (attribute.isEmpty()) {
            causes.add(shortened(name) + ": There is no such attribute in the profile's schema");
        } else if (value.isNull() || (value.isString() && value.asString().isBlank())) {
            values.remove(attribute.get());
        } else if (!value.isString()) {
            causes.add(name + ": The value must be a text");
        } else {
            put(attribute.get(), value.asString());
        }
    }

    private void put(ProfileAttribute attribute, String text) {
        int length = text.codePointCount(0, text.length());
        if (text.equals(known.get(attribute))) {
            values.put(attribute, text);
        } else if (length < attribute.shortest()) {
            causes.add(attribute.json() + ": The field is too short, at least " + attribute.shortest() + " characters");
        } else if (length > attribute.longest()) {
            causes.add(attribute.json() + ": The field is too long, at most " + attribute.longest() + " characters");
        } else if (!AttributeForm.fits(attribute, text)) {
            causes.add(attribute.json() + ": Does not match required pattern");
        } else {
            values.put(attribute, text);
        }
    }

    private static String shortened(String name) {
        return name.length() > ProfileAttribute.FIRST_NAME.longest() ? "profile" : name;
    }
}
