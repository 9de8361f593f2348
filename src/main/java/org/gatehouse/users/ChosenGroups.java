package org.gatehouse.users;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.uikit.Question;

/** The groups that a new user is to be in. */
final class ChosenGroups extends Div {

    private static final int MOST = 20;

    private final String directory;
    private final transient GroupAdministration groups;
    private final Map<String, Group> chosen = new LinkedHashMap<>();
    private final UnorderedList list = new UnorderedList();
    private final NativeButton choose = new NativeButton("Add a group", click -> pick());

    ChosenGroups(String directory, GroupAdministration groups) {
        this.directory = directory;
        this.groups = groups;
        list.addClassName("memberships");
        choose.addClassName("button");
        choose.getElement().setAttribute("type", "button");
        addClassName("stack");
        add(list, choose);
        show();
    }

    Set<String> ids() {
        return Set.copyOf(chosen.keySet());
    }

    private void pick() {
        var question = new Question("Add the new user to a group");
        question.addBeforeAnswers(GroupPicker.of(directory, groups, this::taken, group -> {
            question.close();
            chosen.put(group.id(), group);
            show();
        }));
        add(question);
    }

    /** Administrators are made where a proof of identity is asked for, on the user's own page. */
    private Optional<String> taken(Group group) {
        if (chosen.containsKey(group.id())) {
            return Optional.of("Is chosen.");
        }
        if (groups.makesAdministrators(group)) {
            return Optional.of("Makes administrators: add them afterwards.");
        }
        return group.kind() == GroupKind.EDITABLE ? Optional.empty() : Optional.of("Is not administered here.");
    }

    private void show() {
        list.removeAll();
        chosen.values().forEach(group -> list.add(item(group)));
        list.setVisible(!chosen.isEmpty());
        choose.setVisible(chosen.size() < MOST);
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
