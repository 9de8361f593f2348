package org.gatehouse.groups;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.gatehouse.access.Page;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.Renaming;
import org.gatehouse.console.ProofQuestion;
import org.gatehouse.console.Retries;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.Words;
import org.jspecify.annotations.Nullable;

/** A group itself: what it is called, what it opens, and its end. */
final class GroupCard extends Div {

    private final transient GroupAdministration groups;
    private final transient Consumer<Group> renamed;
    private final Outcome outcome;
    private final Retries retries;
    private final String directory;
    private final boolean changes;
    private final boolean makesAdministrators;
    private final Div opens = new Div();
    private transient Group group;
    private @Nullable GroupForm form;

    /**
     * @param changes whether the directory lets groups be changed at all
     * @param renamed is told the group as it is now
     */
    GroupCard(
            GroupAdministration groups,
            Group group,
            boolean changes,
            String directory,
            Outcome outcome,
            Consumer<Group> renamed) {
        this.groups = groups;
        this.group = group;
        this.changes = changes;
        this.directory = directory;
        this.outcome = outcome;
        this.renamed = renamed;
        this.retries = new Retries(directory);
        this.makesAdministrators = groups.makesAdministrators(group);
        addClassName("columns");
        add(new Card("About", about()), new Card("Pages it opens", opens));
        opens.addClassName("stack");
        showPages();
    }

    private Component[] about() {
        if (group.kind() == GroupKind.EDITABLE && changes) {
            return new Component[] {form(), end()};
        }
        String reason = group.kind() == GroupKind.EDITABLE
                ? directory + " does not let groups be changed here."
                : GroupWords.reason(group.kind(), directory);
        var facts = new Facts().with("Name", group.name()).with("Description", group.description());
        return new Component[] {facts, Notice.hint(reason)};
    }

    private GroupForm form() {
        form = new GroupForm(group, "Save", this::save);
        return makesAdministrators ? form.withFixedName() : form;
    }

    private Component end() {
        if (makesAdministrators) {
            return quiet("Its members are administrators by its name, so it can be neither renamed nor deleted here.");
        }
        var delete = new NativeButton("Delete group", click -> askToDelete(false));
        delete.addClassNames("button", "small");
        return delete;
    }

    private void showPages() {
        opens.removeAll();
        if (makesAdministrators) {
            var mark = new Span("Members are administrators");
            mark.addClassName("badge");
            opens.add(new Div(mark));
        }
        List<Page> pages = groups.pagesOpenedBy(group).stream()
                .filter(page -> !page.path().contains(":")) // reached from the others
                .toList();
        opens.add(pages.isEmpty() ? quiet("No page asks for this group.") : list(pages));
    }

    private static Component list(List<Page> pages) {
        var list = new UnorderedList();
        list.addClassName("links");
        pages.forEach(page -> list.add(new ListItem(Links.view(page.path(), page.title()))));
        return list;
    }

    private void save(GroupForm form, GroupForm.Values values) {
        change(form, values, Renaming.WITHOUT_EFFECT);
    }

    /** @param agreed what the administrator knows that another name brings about */
    private void change(GroupForm form, GroupForm.Values values, Renaming agreed) {
        try {
            var change = groups.change(group, values.name(), values.description(), agreed);
            var progress = new Loading(() -> Notice.hint("Saving …"));
            outcome.tellAndFocus(progress);
            progress.show(
                    change,
                    changed -> {
                        group = changed;
                        form.saved();
                        retries.over();
                        renamed.accept(changed);
                        showPages();
                        return Notice.done("Saved.");
                    },
                    failure -> DirectoryCalls.cause(failure) instanceof DirectoryException.Outdated
                            ? compared(form)
                            : form.failed(failure)
                                    ? new Text("")
                                    : retries.afterChange(failure, () -> change(form, values, agreed)));
        } catch (Renaming.NotAgreed asked) {
            askToRename(form, values, asked.renaming(), false);
        } catch (AuthenticateAgain again) {
            askToRename(form, values, agreed, false);
        }
    }

    /** Reads what is there now, so that nobody overwrites what they have not seen. */
    private Component compared(GroupForm form) {
        var now = new Loading(() -> Notice.hint("Somebody else has changed this meanwhile …"));
        now.show(
                groups.find(group.id()),
                found -> {
                    Group seen = group;
                    group = found.orElse(seen);
                    form.takeOver(seen, group);
                    renamed.accept(group);
                    showPages();
                    return Notice.problem(GroupWords.changed(seen, group));
                },
                failure -> retries.after(failure, () -> outcome.tell(compared(form))));
        return now;
    }

    private void askToRename(GroupForm form, GroupForm.Values values, Renaming renaming, boolean comingBack) {
        form.waiting();
        if (groups.needsProofToDelete()) {
            String backTo = GroupView.backToRename(group, values);
            add(ProofQuestion.keeping("To rename " + Words.named(group.name()), backTo, comingBack));
        } else if (renaming.hasEffect()) {
            add(RenamingWords.question(group.name(), values.name(), renaming)
                    .withAnswer("Rename", () -> change(form, values, renaming)));
        } else {
            change(form, values, renaming);
        }
    }

    /** After a proof of identity, with what was typed before it. Nothing is saved without a click. */
    void comeBackToRename(GroupForm.Values typed) {
        GroupForm there = form;
        if (there != null && !makesAdministrators) {
            there.typeAgain(typed)
                    .filter(values -> groups.renaming(group, values.name()).hasEffect())
                    .ifPresent(values -> askToRename(there, values, groups.renaming(group, values.name()), true));
        }
    }

    void askToDelete(boolean comingBack) {
        if (makesAdministrators || group.kind() != GroupKind.EDITABLE || !changes) {
            return;
        }
        if (groups.needsProofToDelete()) {
            add(ProofQuestion.of(
                    "To delete " + Words.named(group.name()), GroupView.backTo(group, "delete", null), comingBack));
            return;
        }
        add(new Question(
                        "Delete " + Words.named(group.name()) + "?",
                        new Paragraph("Its members stay, but lose what it opens to them. It cannot be brought back."))
                .withTypedAnswer(group.name(), "Delete group", this::delete));
    }

    private void delete() {
        var progress = new Loading(() -> Notice.hint("Deleting " + Words.named(group.name()) + " …"));
        outcome.tellAndFocus(progress);
        try {
            progress.show(
                    groups.delete(group),
                    done -> {
                        UI.getCurrent().navigate(GroupsView.class);
                        return new Text("");
                    },
                    failure -> form != null && DirectoryCalls.cause(failure) instanceof DirectoryException.Outdated
                            ? compared(form)
                            : retries.afterChange(failure, this::delete));
        } catch (AuthenticateAgain again) {
            outcome.removeAll();
            askToDelete(false);
        }
    }

    private static Paragraph quiet(String text) {
        var words = new Paragraph(text);
        words.addClassName("quiet");
        return words;
    }
}
