package org.gatehouse.bulk;

import static java.util.stream.Collectors.joining;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.Optional;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.NoDirectory;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Delivery;
import org.gatehouse.uikit.Badges;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.UnsavedGuard;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Administrators bring a file of users: those who are not there are made, the others become what the file says. */
@Route(ImportView.PATH)
@PageTitle("Import users · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class ImportView extends Page {

    static final String PATH = "admin/users/import";

    private static final Logger log = LoggerFactory.getLogger(ImportView.class);

    private final transient BulkRuns runs;
    private final Div outcome = new Div();
    private final ImportForm form;

    ImportView(BulkRuns runs, UserAdministration users) {
        super("Import users", "Users in a file are made, or become what the file says.");
        this.runs = runs;
        addComponentAsFirst(Links.view("admin/users", "All users", "back"));
        Optional<Capabilities> directory = users.capabilities();
        form = new ImportForm(directory.map(ImportView::mails).orElse(false), this::onSent);
        if (directory.isEmpty()) {
            add(NoDirectory.card(users.directorySetup()));
            return;
        }
        outcome.addClassName("outcome");
        outcome.getElement().setAttribute("role", "alert");
        outcome.getElement().setAttribute("tabindex", "-1");
        var columns = new Div(form, about(directory.get()));
        columns.addClassNames("columns", "wide-first");
        add(outcome, columns, Links.view(RunListView.PATH, "Earlier runs"));
    }

    void onSent(byte @Nullable [] file, String name, @Nullable Delivery invite, String problem) {
        if (file == null || !problem.isEmpty()) {
            tell(Notice.problem(sentence(problem)));
            return;
        }
        try {
            long run = runs.prepareImport(file, name, invite);
            UnsavedGuard.saved(form);
            UI.getCurrent().navigate(RunView.path(run));
        } catch (ImportProblem unreadable) {
            tell(Notice.problem(unreadable.sentence()));
        } catch (DataAccessException unavailable) {
            log.warn("An import could not be stored: {}", unavailable.getMessage());
            tell(Notice.problem("The database does not answer. Try it again in a moment."));
        }
    }

    private static String sentence(String problem) {
        return switch (problem) {
            case "empty" -> "Choose a file, or paste some text.";
            case "large" -> "The file is larger than 5 MB. Split it.";
            default -> "The file did not arrive. Try it again.";
        };
    }

    private static Component about(Capabilities directory) {
        var names = new ArrayList<String>();
        directory.attributes().forEach(attribute -> names.add(Columns.name(attribute)));
        names.add(Columns.GROUPS);
        String required = directory.required().stream()
                .filter(attribute -> attribute != Attribute.LOGIN)
                .map(Columns::name)
                .collect(joining(", "));
        var card = new Card(
                "The file",
                new Paragraph("Comma-separated values in UTF-8, at most 5 MB and 10,000 users. The first line names the"
                        + " columns, in any order:"),
                new Badges(names),
                new Paragraph("login tells users apart and has to be there."
                        + (required.isEmpty() ? "" : " New users need " + required + " too.")
                        + " groups holds names of groups, separated by semicolons."),
                new Paragraph("What is left empty stays as it is, and nobody is taken out of a group."
                        + (mails(directory) ? "" : notInvited(directory))),
                Links.document("admin/users/import/template.csv", "Template", "button"));
        card.addClassName("about-file");
        return card;
    }

    private static boolean mails(Capabilities directory) {
        return directory.deliveries().contains(Delivery.MAIL);
    }

    private static String notInvited(Capabilities directory) {
        return " " + directory.name() + " sends no mail: new users are not let in before you activate them, one by one,"
                + " and hand on their links.";
    }

    private void tell(Component words) {
        outcome.removeAll();
        outcome.add(words);
        outcome.getElement().callJsFunction("focus");
    }
}
