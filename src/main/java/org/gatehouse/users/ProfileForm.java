package org.gatehouse.users;

import com.vaadin.flow.component.html.Div;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Profile;
import org.gatehouse.uikit.Field;

/** A person's profile in fields, as the directory keeps it. What somebody typed stays, whatever happens around it. */
final class ProfileForm extends Div {

    private final Map<Attribute, Field> fields = new EnumMap<>(Attribute.class);
    private final Set<Attribute> required;
    private final Set<Attribute> fixed;
    private final transient UnaryOperator<Map<Attribute, String>> refused;
    private Profile seen = new Profile(Map.of());

    /**
     * @param fixed those that cannot be changed
     * @param refused what the directory is known to have against values, without being asked
     */
    ProfileForm(Capabilities capabilities, Set<Attribute> fixed, UnaryOperator<Map<Attribute, String>> refused) {
        this.refused = refused;
        this.required = capabilities.required();
        this.fixed = fixed;
        addClassName("fields");
        for (Attribute attribute : capabilities.attributes()) {
            var field = field(attribute);
            if (required.contains(attribute)) {
                field.required();
            }
            if (fixed.contains(attribute)) {
                field.input().setReadOnly(true);
            }
            fields.put(attribute, field);
            add(field);
        }
    }

    /** Shows a profile and forgets what was typed. */
    void show(Profile profile) {
        seen = profile;
        fields.forEach((attribute, field) -> {
            field.withText(value(profile, attribute));
            field.withHint(fixed.contains(attribute) ? "Cannot be changed." : "");
            field.complain("");
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

    /** Shows what was typed before somebody had to leave the page. */
    void typeAgain(Profile typed) {
        fields.forEach((attribute, field) -> field.withText(value(typed, attribute)));
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
        var problems = new EnumMap<Attribute, String>(Attribute.class);
        refused.apply(given(toCheck)).forEach((attribute, problem) -> problems.put(attribute, problem + "."));
        problems.putAll(ProfileRules.problems(toCheck, required));
        mark(problems);
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
            if (!field.text().equals(value(seen, attribute).strip())) {
                typed.put(attribute, field.text());
            }
        });
        return typed;
    }

    private static Map<Attribute, String> given(Map<Attribute, String> values) {
        var given = new EnumMap<Attribute, String>(values);
        given.values().removeIf(String::isEmpty);
        return given;
    }

    private boolean isWrong() {
        return fields.values().stream().anyMatch(Field::isWrong);
    }

    /** From the last to the first: the first that is wrong keeps the focus. */
    private void mark(Map<Attribute, String> problems) {
        List.copyOf(fields.entrySet())
                .reversed()
                .forEach(entry -> entry.getValue().complain(problems.getOrDefault(entry.getKey(), "")));
    }

    private static void meanwhile(Field field, String was, String is) {
        if (field.text().equals(was.strip())) {
            field.withText(is);
            field.withHint("Changed by somebody else. It was: " + (was.isEmpty() ? "empty" : was));
        } else {
            field.withHint("Changed by somebody else. It is now: " + (is.isEmpty() ? "empty" : is));
        }
    }

    private static String value(Profile profile, Attribute attribute) {
        String value = profile.get(attribute);
        return value == null ? "" : value;
    }

    private static Field field(Attribute attribute) {
        var field = new Field(attribute.label(), ProfileRules.LONGEST);
        switch (attribute) {
            case EMAIL, SECOND_EMAIL -> field.input().setType("email");
            case MOBILE_PHONE, PRIMARY_PHONE -> field.input().setType("tel");
            default -> field.input().setType("text");
        }
        return field;
    }
}
