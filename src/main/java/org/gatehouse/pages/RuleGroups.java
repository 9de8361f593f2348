package org.gatehouse.pages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.console.Picker;
import org.gatehouse.directory.Group;
import org.gatehouse.uikit.Field;

/** The groups whose members may open a page: found in the directory, or typed where there is none. */
final class RuleGroups extends Div {

    private final Set<String> chosen = new LinkedHashSet<>();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph note = new Paragraph();
    private final transient Runnable changed;

    /** @param directory what people call the directory; empty when there is none */
    RuleGroups(Optional<String> directory, GroupAdministration groups, Runnable changed) {
        this.changed = changed;
        list.addClassName("memberships");
        list.getElement().setAttribute("aria-label", "Chosen groups");
        note.getElement().setAttribute("role", "status");
        addClassName("stack");
        add(
                list,
                directory
                        .<Component>map(name -> Picker.ofGroups(
                                groups, "Find a group by its name", name, group -> choose(named(group))))
                        .orElseGet(this::typed),
                note);
        show();
    }

    Set<String> names() {
        return Set.copyOf(chosen);
    }

    void show(Set<String> names) {
        chosen.clear();
        names.stream().sorted().limit(RuleProblem.MOST_GROUPS).forEach(chosen::add);
        show();
    }

    private static String named(Group group) {
        return group.name();
    }

    private Component typed() {
        var field = new Field("Name of a group", RuleProblem.LONGEST_NAME)
                .withHint("Exactly as your provider writes it. There is no directory that could suggest one.");
        var add = new NativeButton("Add", click -> {
            RuleProblem.ofName(field.text()).ifPresentOrElse(field::complain, () -> {
                field.complain("");
                choose(field.text());
                field.withText("");
                field.input().focus();
            });
        });
        add.getElement().setAttribute("type", "button");
        add.addClassNames("button", "small");
        return new Div(field.withEnter(add), add);
    }

    private void choose(String name) {
        Optional<String> problem = chosen.size() < RuleProblem.MOST_GROUPS
                ? RuleProblem.ofName(name)
                : Optional.of("A page can be open to " + RuleProblem.MOST_GROUPS + " groups at most.");
        note.setText(problem.orElse(""));
        if (problem.isEmpty() && chosen.add(name)) {
            show();
            changed.run();
        }
    }

    private void show() {
        list.removeAll();
        chosen.forEach(name -> list.add(item(name)));
        list.setVisible(!chosen.isEmpty());
    }

    private ListItem item(String name) {
        var words = new Span(name);
        words.addClassName("clip");
        words.setTitle(name);
        words.getElement().setAttribute("dir", "auto");
        var remove = new NativeButton("×", click -> {
            chosen.remove(name);
            show();
            changed.run();
        });
        remove.setAriaLabel("Not open to " + name);
        remove.getElement().setAttribute("type", "button");
        remove.addClassNames("button", "quiet", "small");
        return new ListItem(words, remove);
    }
}
