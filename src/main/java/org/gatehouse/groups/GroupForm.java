package org.gatehouse.groups;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.uikit.Field;
import org.gatehouse.uikit.UnsavedGuard;
import org.jspecify.annotations.Nullable;

/** Name and description of a group. */
final class GroupForm extends Div {

    /** As long as Okta takes them (Okta management API, {@code OktaUserGroupProfile}). */
    private static final int LONGEST_NAME = 255;

    private static final int LONGEST_DESCRIPTION = 1024;

    /** What was typed. */
    record Values(String name, String description) {}

    private final Field name = new Field("Name", LONGEST_NAME).required();
    private final Field description = new Field("Description", LONGEST_DESCRIPTION);
    private final NativeButton save;

    /** @param group null for one that is to be made */
    GroupForm(@Nullable Group group, String action, BiConsumer<GroupForm, Values> saved) {
        addClassName("form");
        save = new NativeButton(
                action,
                click -> values().ifPresent(values -> {
                    click.getSource().setEnabled(false); // until it is known what came of it
                    saved.accept(this, values);
                }));
        save.addClassNames("button", "primary");
        if (group != null) {
            name.withText(group.name());
            description.withText(GroupWords.description(group));
        }
        add(name, description, save);
        UnsavedGuard.on(this);
    }

    /** The other button beside the one that saves. */
    GroupForm with(NativeButton button) {
        remove(save);
        var buttons = new Div(save, button);
        buttons.addClassName("buttons");
        add(buttons);
        return this;
    }

    /** Puts the focus where one begins to type. */
    GroupForm focused() {
        name.input().focus();
        return this;
    }

    GroupForm withFixedName() {
        name.input().getElement().setAttribute("readonly", true);
        return this;
    }

    /** Shows what was typed before somebody had to prove who they are, and whether it can be saved. */
    Optional<Values> typeAgain(Values typed) {
        name.withText(typed.name());
        description.withText(typed.description());
        return values();
    }

    /** Shows what another has changed meanwhile, except where something else was typed. */
    void takeOver(Group seen, Group now) {
        if (name.text().equals(seen.name())) {
            name.withText(now.name());
        }
        if (description.text().equals(GroupWords.description(seen))) {
            description.withText(GroupWords.description(now));
        }
        save.setEnabled(true);
    }

    /** Nothing is known of it yet, and it can be saved again. */
    void waiting() {
        save.setEnabled(true);
    }

    void saved() {
        save.setEnabled(true);
        UnsavedGuard.saved(this);
    }

    /** Shows at its field what the directory does not take; false when it is not about a field. */
    boolean failed(Throwable failure) {
        save.setEnabled(true);
        switch (DirectoryCalls.cause(failure)) {
            case DirectoryException.Conflict taken -> name.complain("There is a group of this name already.");
            case DirectoryException.Rejected rejected -> name.complain(rejected.problem());
            default -> {
                return false;
            }
        }
        return true;
    }

    private Optional<Values> values() {
        String typed = name.text();
        boolean control = (typed + description.text()).chars().anyMatch(Character::isISOControl);
        String problem = typed.isEmpty()
                ? "A group needs a name."
                : typed.length() > LONGEST_NAME || description.text().length() > LONGEST_DESCRIPTION
                        ? "That is too long."
                        : control ? "There are characters in it that nobody can see." : "";
        name.complain(problem);
        return problem.isEmpty() ? Optional.of(new Values(typed, description.text())) : Optional.empty();
    }
}
