package org.gatehouse.users;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Consumer;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.console.Picker;
import org.gatehouse.directory.Group;
import org.gatehouse.uikit.Awaited;
import org.gatehouse.uikit.Question;
import org.jspecify.annotations.Nullable;

/** Narrows the list of users down to the members of a group. */
final class GroupFilter extends Div {

    private final String directory;
    private final transient GroupAdministration groups;
    private final transient Consumer<@Nullable String> chosen;
    private final transient Awaited awaited = Awaited.question(this);
    private final NativeButton choose = new NativeButton("Any group", click -> ask());
    private final NativeButton clear = new NativeButton("×", click -> clear());

    /** @param chosen is told the group's id; null for any group */
    GroupFilter(String directory, GroupAdministration groups, Consumer<@Nullable String> chosen) {
        this.directory = directory;
        this.groups = groups;
        this.chosen = chosen;
        choose.addClassNames("button", "clip");
        clear.addClassNames("button", "quiet");
        clear.setAriaLabel("Any group");
        clear.setVisible(false);
        addClassName("group-filter");
        add(choose, clear);
    }

    /** @param id null for any group */
    void show(@Nullable String id) {
        awaited.forget();
        name(id == null ? null : "…");
        if (id != null) {
            awaited.await(
                    groups.find(id),
                    group -> name(group.map(Group::name).orElse("a group that does not exist")),
                    failure -> name("a group"));
        }
    }

    private void ask() {
        var question = new Question("Users of which group?");
        question.with(Picker.ofGroups(groups, "Name of the group", directory, group -> {
            question.close();
            awaited.forget();
            name(group.name());
            choose.focus();
            chosen.accept(group.id());
        }));
        add(question);
    }

    private void clear() {
        awaited.forget();
        name(null);
        choose.focus();
        chosen.accept(null);
    }

    private void name(@Nullable String name) {
        choose.setText(name == null ? "Any group" : "In " + name);
        choose.setTitle(name == null ? "Show the members of a group" : name);
        clear.setVisible(name != null);
    }
}
