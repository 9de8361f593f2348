package org.gatehouse.users;

import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Profile;
import org.gatehouse.uikit.Field;

/** A person's profile in fields, as the directory keeps it. What somebody typed stays, whatever happens around it. */
final class ProfileForm extends Div {

    private final Map<Attribute, Field> fields = new EnumMap<>(Attribute.class);
    private final Set<Attribute> required;
    private Profile seen = new Profile(Map.of());

    /** @param fixed those that cannot be changed */
    ProfileForm(Capabilities capabilities, Set<Attribute> fixed) {
        this.required = capabilities.required();
        addClassName("fields");
        for (Attribute attribute : capabilities.attributes()) {
            var field = field(attribute);
            if (required.contains(attribute)) {
                field.required();
            }
            if (fixed.contains(attribute)) {
                field.readOnly(true).hint("Cannot be changed.");
            }
            fields.put(attribute, field);
            add(field);
        }
    }

    /** Shows a profile and forgets what was typed. */
    void show(Profile profile) {
        seen = profile;
        fields.forEach((attribute, field) -> {
            field.value(value(profile, attribute));
            field.hint("");
            field.error(null);
        });
    }

    /**
     * Shows what has changed meanwhile: at once where nothing was typed, beside the field where something was.
     *
     * @return whether anything had
     */
    boolean update(Profile now) {
        boolean changed = false;
        for (var entry : fields.entrySet()) {
            String was = value(seen, entry.getKey());
            String is = value(now, entry.getKey());
            if (!was.equals(is)) {
                changed = true;
                meanwhile(entry.getValue(), was, is);
            }
        }
        seen = now;
        return changed;
    }

    boolean isChanged() {
        return !typed().isEmpty();
    }

    /** The profile that is wanted; empty when something is wrong with it, which the fields then say. */
    Optional<Profile> wanted() {
        var typed = typed();
        var toCheck = new EnumMap<Attribute, String>(typed);
        required.stream()
                .filter(each -> fields.containsKey(each) && value(seen, each).isBlank())
                .forEach(each -> toCheck.putIfAbsent(each, ""));
        mark(ProfileRules.problems(toCheck, required));
        if (isWrong()) {
            return Optional.empty();
        }
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        values.putAll(seen.values());
        values.putAll(typed);
        return Optional.of(new Profile(values));
    }

    /** Says at the fields what the directory has against them; false when it is about none of them. */
    boolean blame(DirectoryException failure) {
        Map<Attribute, String> problems = switch (failure) {
            case DirectoryException.Rejected rejected -> rejected.problems();
            case DirectoryException.Conflict conflict
            when conflict.attribute() != null -> Map.of(conflict.attribute(), "Is taken by somebody else.");
            default -> Map.of();
        };
        mark(problems);
        return isWrong();
    }

    private EnumMap<Attribute, String> typed() {
        var typed = new EnumMap<Attribute, String>(Attribute.class);
        fields.forEach((attribute, field) -> {
            if (!field.value().equals(value(seen, attribute).strip())) {
                typed.put(attribute, field.value());
            }
        });
        return typed;
    }

    private boolean isWrong() {
        return fields.values().stream().anyMatch(Field::isWrong);
    }

    /** The first wrong field gets the focus. */
    private void mark(Map<Attribute, String> problems) {
        fields.forEach((attribute, field) -> field.error(problems.get(attribute)));
        fields.values().stream().filter(Field::isWrong).findFirst().ifPresent(Field::focus);
    }

    private static void meanwhile(Field field, String was, String is) {
        if (field.value().equals(was.strip())) {
            field.value(is);
            field.hint("Changed by somebody else. It was: " + (was.isEmpty() ? "empty" : was));
        } else {
            field.hint("Changed by somebody else. It is now: " + (is.isEmpty() ? "empty" : is));
        }
    }

    private static String value(Profile profile, Attribute attribute) {
        String value = profile.get(attribute);
        return value == null ? "" : value;
    }

    private static Field field(Attribute attribute) {
        String id = "profile-" + attribute.name().toLowerCase(Locale.ROOT).replace('_', '-');
        var field = new Field(id, attribute.label(), ProfileRules.LONGEST);
        return switch (attribute) {
            case EMAIL, SECOND_EMAIL -> field.type("email");
            case MOBILE_PHONE, PRIMARY_PHONE -> field.type("tel");
            default -> field;
        };
    }
}
