package org.gatehouse.builtin.identity;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Puts new attributes over those that a profile has. What is wrong goes to the causes, named by attribute. */
final class ProfileChange {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)*");

    private final Map<ProfileAttribute, String> values = new EnumMap<>(ProfileAttribute.class);
    private final List<String> causes;

    ProfileChange(Map<ProfileAttribute, String> before, List<String> causes) {
        values.putAll(before);
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
        if (length < attribute.shortest()) {
            causes.add(attribute.json() + ": The field is too short, at least " + attribute.shortest() + " characters");
        } else if (length > attribute.longest()) {
            causes.add(attribute.json() + ": The field is too long, at most " + attribute.longest() + " characters");
        } else if (FieldText.isRefused(text)
                || (attribute.isAddress() && !ADDRESS.matcher(text).matches())) {
            causes.add(attribute.json() + ": Does not match required pattern");
        } else {
            values.put(attribute, text);
        }
    }

    private static String shortened(String name) {
        return name.length() > ProfileAttribute.FIRST_NAME.longest() ? "profile" : name;
    }
}
