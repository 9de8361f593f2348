package org.gatehouse.users;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.console.Picker;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;

/** The groups that a new user is to be in. */
final class ChosenGroups extends Div {

    private static final int MOST = 20;

    private final transient GroupAdministration groups;
    private final Map<String, Group> chosen = new LinkedHashMap<>();
    private final UnorderedList list = new UnorderedList();
    private final Paragraph note = new Paragraph();

    ChosenGroups(String directory, GroupAdministration groups) {
        this.groups = groups;
        list.addClassName("memberships");
        note.getElement().setAttribute("role", "status");
        addClassName("stack");
        add(list, Picker.ofGroups(groups, "Find a group by its name", directory, this::choose), note);
        show();
    }

    List<Group> groups() {
        return List.copyOf(chosen.values());
    }

    Set<String> ids() {
        return Set.copyOf(chosen.keySet());
    }

    /** Administrators are made where a proof of identity is asked for, on the user's own page. */
    void choose(Group group) {
        note.setText("");
        if (groups.makesAdministrators(group)) {
            note.setText(group.name() + " makes administrators: add the user to it afterwards.");
        } else if (group.kind() != GroupKind.EDITABLE) {
            note.setText("Who is in " + group.name() + " is not decided here.");
        } else if (chosen.size() < MOST) {
            chosen.put(group.id(), group);
            show();
        }
    }

    private void show() {
        list.removeAll();
        chosen.values().forEach(group -> list.add(item(group)));
        list.setVisible(!chosen.isEmpty());
    }

    private ListItem item(Group group) {
        var name = new Span(group.name());
        name.addClassName("clip");
        name.setTitle(group.name());
        var remove = new NativeButton("×", click -> {
            chosen.remove(group.id());
            show();
        });
        remove.setAriaLabel("Not in " + group.name());
        remove.getElement().setAttribute("type", "button");
        remove.addClassNames("button", "quiet", "small");
        return new ListItem(name, remove);
    }
}
