package org.gatehouse.sessions;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Who is logged in now, from where and since when. Administrators look for people here, and log them out. */
@Route(SessionsView.PATH)
@PageTitle("Sessions · Gatehouse")
@Menu(title = "Sessions", order = 9, icon = "devices")
@OpenTo(Audience.ADMINISTRATORS)
class SessionsView extends Page implements AfterNavigationObserver {

    static final String PATH = "admin/sessions";

    private static final Logger log = LoggerFactory.getLogger(SessionsView.class);
    private static final String SEARCH = "q";

    /** Names the session that somebody was about to end when they had to prove who they are. */
    private static final String END = "end";

    private final transient SessionAdministration administration;
    private final Div outcome = new Div();
    private final SessionTable table;
    private String search = "";

    SessionsView(SessionAdministration administration) {
        super("Sessions", "Everyone who is logged in now, and from where. A name leads to what that person may open.");
        this.administration = administration;
        this.table = new SessionTable(administration, this::onSearch, session -> ask(session, false));
        addClassName("wide");
        outcome.addClassName("outcome");
        outcome.getElement().setAttribute("role", "status");
        outcome.getElement().setAttribute("tabindex", "-1");
        add(outcome, table);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        search = parameters.getSingleParameter(SEARCH).orElse("");
        table.show(search);
        parameters.getSingleParameter(END).ifPresent(this::comeBackTo);
    }

    private void onSearch(String text) {
        search = text;
        showInAddress();
    }

    /** Reloading the page must not ask again. */
    private void comeBackTo(String id) {
        showInAddress();
        guarded(() -> administration
                .find(id)
                .ifPresentOrElse(
                        session -> ask(session, true), () -> tell(Notice.hint("That session has ended already."))));
    }

    private void ask(SessionInfo session, boolean comingBack) {
        if (administration.needsProof(session)) {
            add(EndQuestions.proveYourself(session, "/" + address(session.id()), comingBack));
            return;
        }
        guarded(() -> add(EndQuestions.confirm(
                session,
                administration.isMine(session),
                administration.countOfPerson(session),
                () -> end(session, () -> administration.end(session.id())),
                () -> end(session, () -> administration.endAllOfPerson(session.id())))));
    }

    private void end(SessionInfo session, Supplier<Optional<Ending>> how) {
        try {
            guarded(() -> how.get()
                    .ifPresentOrElse(
                            this::follow,
                            () -> tell(Notice.hint(session.name() + " had been logged out there already."))));
            table.reload();
        } catch (AuthenticateAgain again) {
            ask(session, false);
        }
    }

    /** Tells what has been done here, and what the provider did once that is known. */
    private void follow(Ending ending) {
        var place = new Loading(() -> Notice.done(Outcome.soFar(ending)));
        tell(place);
        place.show(
                ending.atProvider(), answer -> result(ending, answer), never -> result(ending, AtProvider.UNAVAILABLE));
    }

    private Notice result(Ending ending, AtProvider answer) {
        table.reload(); // the provider may have told us to end more
        String text = Outcome.of(ending, answer);
        if (answer == AtProvider.ENDED || answer == AtProvider.NOT_ASKED) {
            return Notice.done(text);
        }
        return answer.mayChange() ? Notice.hint(text).withRetry(() -> askAgain(ending)) : Notice.hint(text);
    }

    private void askAgain(Ending ending) {
        try {
            follow(administration.askProviderAgain(ending));
        } catch (AuthenticateAgain again) {
            ask(ending.session(), false);
        }
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (DataAccessException unavailable) {
            log.warn("Sessions could not be read or ended: {}", unavailable.getMessage());
            tell(Notice.problem("That did not work: the database does not answer. Try it again in a moment."));
        }
    }

    /** What was clicked may be gone, so the focus goes to what became of it. */
    private void tell(Component words) {
        outcome.removeAll();
        outcome.add(words);
        outcome.getElement().callJsFunction("focus");
    }

    private void showInAddress() {
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, address(null)));
    }

    private String address(@Nullable String end) {
        var parameters = new LinkedHashMap<String, String>();
        if (!search.isBlank()) {
            parameters.put(SEARCH, search);
        }
        if (end != null) {
            parameters.put(END, end);
        }
        return new Location(PATH, QueryParameters.simple(parameters)).getPathWithQueryParameters();
    }
}
