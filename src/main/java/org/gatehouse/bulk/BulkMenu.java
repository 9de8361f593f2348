package org.gatehouse.bulk;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.LinkedHashMap;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.console.Picker;
import org.gatehouse.console.Selection;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.uikit.Question;
import org.jspecify.annotations.Nullable;

/** What can be done to all who are selected. Each choice leads to a dry run, on a page of its own. */
@Tag("details")
public final class BulkMenu extends HtmlContainer {

    private final BulkRuns runs;
    private final GroupAdministration groups;
    private final Selection selection;
    private final String directory;

    /** @param directory what people call it */
    public BulkMenu(BulkRuns runs, GroupAdministration groups, Selection selection, String directory) {
        this.runs = runs;
        this.groups = groups;
        this.selection = selection;
        this.directory = directory;
        var summary = new Element("summary").setText("Do with all selected …");
        summary.getClassList().add("button");
        summary.getClassList().add("small");
        getElement().appendChild(summary);
        var choices = new Div();
        choices.addClassName("boxes");
        runs.kinds().forEach(kind -> choices.add(button(kind)));
        if (!runs.oneByOne().isEmpty()) {
            choices.add(oneByOne());
        }
        addClassName("menu");
        add(choices);
        selection.onChange(this::show);
        show();
    }

    private void show() {
        setVisible(selection.size() > 0);
    }

    private NativeButton button(RunKind kind) {
        var button = new NativeButton(kind.words() + (kind.isOfGroup() ? " …" : ""), click -> {
            getElement().executeJs("this.open = false");
            choose(kind);
        });
        button.addClassNames("button", "small", "quiet");
        return button;
    }

    private Paragraph oneByOne() {
        String kinds = runs.oneByOne().stream().map(RunKind::words).collect(joining(", "));
        var words = new Paragraph(kinds + ": on the page of each user, since no links go out by e-mail here.");
        words.addClassName("quiet");
        return words;
    }

    private void choose(RunKind kind) {
        if (selection.size() == 0) {
            return;
        }
        if (kind.isOfGroup()) {
            add(groupQuestion(kind));
        } else {
            prepare(kind, null);
        }
    }

    private Question groupQuestion(RunKind kind) {
        var question = new Question(kind.words());
        var why = new Paragraph();
        var picker = Picker.ofGroups(groups, "Name of the group", directory, group -> {
            if (group.kind() == GroupKind.EDITABLE) {
                question.close();
                prepare(kind, group);
            } else {
                why.setText("Who is in " + group.name() + " is decided elsewhere.");
            }
        });
        question.with(picker).with(why);
        return question;
    }

    private void prepare(RunKind kind, @Nullable Group group) {
        var selected = new LinkedHashMap<String, String>();
        selection.all().forEach(marked -> selected.put(marked.id(), marked.name()));
        UI.getCurrent().navigate(RunView.path(runs.prepare(kind, selected, group)));
    }
}
