package org.gatehouse.bulk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.console.LiveTail;
import org.gatehouse.console.ProofQuestion;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One run: what it would do, how far it is, what became of each user. It goes on without this page. */
@Route(RunView.PATH)
@PageTitle("Bulk run · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class RunView extends Page implements BeforeEnterObserver {

    static final String PATH = "admin/runs/:run";

    private static final Logger log = LoggerFactory.getLogger(RunView.class);

    /** Tells that somebody was about to start it when they had to prove who they are. */
    private static final String START = "start";

    private final transient BulkRuns runs;
    private final Paragraph about = new Paragraph();
    private final Div outcome = new Div();
    private final Div administrators = new Div();
    private final RunProgress progress = new RunProgress();
    private final Div buttons = new Div();
    private final LiveTail live;
    private RunItems items;
    private long id;
    private RunState shown = RunState.PREPARING;

    RunView(BulkRuns runs, InstantSource clock) {
        super("Bulk run");
        this.runs = runs;
        this.live = new LiveTail(this::reload, clock);
        this.items = new RunItems(runs, 0);
        about.addClassName("lead");
        progress.getElement().setAttribute("tabindex", "-1");
        buttons.addClassName("buttons");
        outcome.addClassName("outcome");
        outcome.getElement().setAttribute("role", "status");
        addClassName("wide");
        addComponentAsFirst(Links.view(RunListView.PATH, "All runs", "back"));
        add(about, outcome, administrators, new Card("Progress", progress, live, buttons));
    }

    static String path(long id) {
        return RunListView.PATH + "/" + id;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Run> run = event.getRouteParameters().get("run").flatMap(this::find);
        if (run.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        id = run.get().id();
        remove(items);
        items = new RunItems(runs, id);
        add(items);
        heading.setText(run.get().title());
        about.setText("Set up by " + run.get().by() + ", "
                + BrowserTime.of(event.getUI()).relative(run.get().created(), Instant.now()) + " · "
                + run.get().source());
        reload();
        if (event.getLocation().getQueryParameters().getSingleParameter(START).isPresent()) {
            event.getUI().getPage().getHistory().replaceState(null, path(id));
            ask(run.get(), true);
        }
    }

    private void reload() {
        outcome.removeAll();
        try {
            runs.find(id).ifPresent(this::show);
        } catch (DataAccessException unavailable) {
            log.warn("A run could not be read: {}", unavailable.getMessage());
            outcome.add(Notice.problem("The run cannot be read at the moment: the database does not answer.")
                    .withRetry(this::reload));
        }
    }

    private void show(Run run) {
        Counts counts = runs.counts(id);
        progress.show(run, counts, Instant.now());
        items.show(counts, run.state());
        showAdministrators(run);
        if (run.state() != shown || buttons.getComponentCount() == 0) {
            shown = run.state();
            live.begin(shown.isActive());
            showButtons(run, counts);
        }
    }

    private void showAdministrators(Run run) {
        administrators.removeAll();
        String who = run.state() == RunState.READY ? runs.newAdministrators(run).sentence() : "";
        if (!who.isEmpty()) {
            administrators.add(Notice.hint(who));
        }
    }

    private void showButtons(Run run, Counts counts) {
        buttons.removeAll();
        if (run.state().isActive()) {
            buttons.add(button("Cancel", "button", () -> runs.cancel(id)));
        } else if (run.state() == RunState.READY && counts.toChange() > 0) {
            String start = "Start: change " + Words.count(counts.toChange(), "user");
            buttons.add(button(start, "primary", () -> ask(run, false)));
        } else if (run.state().isOver() && counts.rest() > 0) {
            buttons.add(button("Look up the rest again", "primary", () -> runs.doTheRest(id)));
        }
        buttons.add(Links.document(path(id) + "/report.csv", "Download report", "button"));
    }

    private NativeButton button(String text, String look, Runnable action) {
        var button = new NativeButton(text, click -> guarded(action));
        button.addClassNames("button", look);
        return button;
    }

    /** What takes something from people is asked about, and needs a proof of who asks for it. */
    private void ask(Run run, boolean comingBack) {
        if (run.state() != RunState.READY) {
            return;
        }
        int users = runs.counts(id).toChange();
        if (runs.needsProof(run)) {
            String purpose = "To start “" + run.title() + "” for " + Words.count(users, "user");
            add(ProofQuestion.of(purpose, "/" + path(id) + "?" + START, comingBack));
        } else if (runs.isGrave(run)) {
            var question = new Question(run.title() + ": " + Words.count(users, "user") + "?");
            String who = runs.newAdministrators(run).sentence();
            if (!who.isEmpty()) {
                question.with(new Paragraph(who));
            }
            question.with(new Paragraph("It begins at once. You can stop it, but not take back what is done by then."));
            add(question.withAnswer("Start", () -> guarded(() -> start(run))));
        } else if (!comingBack) { // nobody is sent away for these, and an address that anybody can make up starts
            // nothing
            start(run);
        }
    }

    private void start(Run run) {
        try {
            runs.start(id);
        } catch (AuthenticateAgain again) {
            ask(run, false);
        }
    }

    private void guarded(Runnable action) {
        try {
            action.run();
            reload();
            live.begin(shown.isActive());
            progress.getElement().callJsFunction("focus"); // the button that had it may be gone
        } catch (DataAccessException unavailable) {
            log.warn("A run could not be changed: {}", unavailable.getMessage());
            outcome.removeAll();
            outcome.add(Notice.problem("That did not work: the database does not answer. Try it again in a moment."));
        }
    }

    private Optional<Run> find(String number) {
        try {
            return runs.find(Long.parseLong(number));
        } catch (NumberFormatException strange) {
            return Optional.empty();
        }
    }
}
