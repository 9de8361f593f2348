package org.gatehouse.users;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.internal.UrlUtil;
import java.util.List;
import java.util.function.BiConsumer;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.console.Picker;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;

/** The groups of a user. Those that the provider or another application administers are not changed here. */
final class MembershipCard extends Div {

    private final transient GroupAdministration groups;
    private final transient UserDetails details;
    private final transient BiConsumer<Group, Boolean> change;
    private final Paragraph note = new Paragraph();
    private final Div content = new Div();

    /** @param change is told of a group and whether the user is to be in it */
    MembershipCard(
            String directory, GroupAdministration groups, UserDetails details, BiConsumer<Group, Boolean> change) {
        this.groups = groups;
        this.details = details;
        this.change = change;
        note.getElement().setAttribute("role", "status");
        content.addClassName("stack");
        content.add(list(), Picker.ofGroups(groups, "Add to a group: its name", directory, this::add), note);
        add(new Card("Groups", content));
    }

    void running(boolean running) {
        content.setEnabled(!running);
    }

    private Component list() {
        if (details.groups().isEmpty()) {
            return new Paragraph("In no group.");
        }
        var list = new UnorderedList();
        list.addClassName("memberships");
        details.groups().forEach(group -> list.add(item(group)));
        return list;
    }

    private ListItem item(Group group) {
        var link = Links.view("admin/groups/" + UrlUtil.encodeURIComponent(group.id()), group.name(), "clip");
        link.setTitle(group.name());
        var item = new ListItem(link);
        String why = fixed(group);
        if (why.isEmpty()) {
            var remove = new NativeButton("×", click -> change.accept(group, false));
            remove.setAriaLabel("Remove from " + group.name());
            remove.setTitle("Remove from " + group.name());
            remove.addClassNames("button", "quiet", "small");
            item.add(remove);
        } else {
            var words = new Paragraph(why);
            words.addClassName("quiet");
            item.add(words);
        }
        return item;
    }

    /** Why the membership cannot be ended here; empty when it can. */
    private String fixed(Group group) {
        return switch (group.kind()) {
            case BUILT_IN -> "Everyone is in it: the directory decides.";
            case IMPORTED -> "Comes from elsewhere and is changed there.";
            case UNKNOWN -> "The directory does not say who manages it.";
            case EDITABLE ->
                isOwnAdministration(group) ? "Makes you an administrator. Another one can remove you." : "";
        };
    }

    private boolean isOwnAdministration(Group group) {
        List<Group> all =
                details.groups().stream().filter(groups::makesAdministrators).toList();
        return details.self() && all.size() == 1 && all.contains(group);
    }

    private void add(Group group) {
        boolean isIn = details.groups().stream().anyMatch(own -> own.id().equals(group.id()));
        note.setText(
                isIn ? "Is in " + group.name() + " already." : group.kind() == GroupKind.EDITABLE ? "" : fixed(group));
        if (note.getText().isEmpty()) {
            change.accept(group, true);
        }
    }
}
