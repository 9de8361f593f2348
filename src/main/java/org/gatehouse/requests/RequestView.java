package org.gatehouse.requests;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.internal.UrlUtil;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.Optional;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.console.Draft;
import org.gatehouse.console.Retries;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.directory.Group;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One request: who asks for what, what the directory says about them now, and the decision. */
@Route(RequestView.PATH)
@PageTitle("Request · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class RequestView extends Page implements AfterNavigationObserver {

    static final String PATH = RequestsView.PATH + "/:id";

    private static final Logger log = LoggerFactory.getLogger(RequestView.class);

    /** Names the group that somebody was about to add to when they had to prove who they are. */
    private static final String APPROVE = "approve";

    private final transient RequestAdministration administration;
    private final transient GroupAdministration groups;
    private final Div about = new Div();
    private final Loading situation = new Loading("Asking the directory");
    private final Retries retries;
    private final Verdict verdict;
    private String number = "";
    private String toApprove = "";

    RequestView(RequestAdministration administration, GroupAdministration groups, UserAdministration users) {
        super("Request");
        this.administration = administration;
        this.groups = groups;
        String directory = users.capabilities().map(Capabilities::name).orElse("The user directory");
        this.retries = new Retries(directory);
        this.verdict = new Verdict(administration, groups, directory, this::load);
        about.addClassName("stack");
        addComponentAsFirst(Links.view(RequestsView.PATH, "All requests", "back"));
        add(verdict, about, situation);
    }

    static String path(long id) {
        return RequestsView.PATH + "/" + id;
    }

    static String path(long id, String group) {
        return path(id) + "?" + APPROVE + "=" + UrlUtil.encodeURIComponent(group);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        number = event.getRouteParameters().get("id").orElse("");
        toApprove = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(APPROVE)
                .orElse("");
        load();
    }

    private void load() {
        about.removeAll();
        try {
            id().flatMap(administration::find).ifPresentOrElse(this::show, this::unknown);
        } catch (DataAccessException unavailable) {
            log.warn("A request could not be read: {}", unavailable.getMessage());
            situation.setVisible(false);
            about.add(Notice.problem("The request cannot be read at the moment: the database does not answer.")
                    .withRetry(this::load));
        }
    }

    /** What is in the address may be no number. */
    private Optional<Long> id() {
        return number.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(number)) : Optional.empty();
    }

    private void unknown() {
        heading.setText("No such request");
        situation.setVisible(false);
        about.add(
                new Paragraph("There is no request with this number. Requests are kept for "
                        + RequestStore.KEPT.toDays() + " days after a decision."),
                Links.view(RequestsView.PATH, "Show all requests", "button"));
    }

    private void show(AccessRequest request) {
        heading.setText(Words.named(request.name()) + " asks for " + Words.named(request.title()));
        about.removeAll();
        about.add(new RequestCard(request, administration.openers(request), BrowserTime.of(UI.getCurrent())));
        situation.setVisible(request.isWaiting());
        if (request.isWaiting()) {
            ask(request);
        }
    }

    private void ask(AccessRequest request) {
        situation.show(
                administration.situation(request),
                answer -> known(request, answer),
                failure -> new Div(
                        retries.after(failure, () -> ask(request)), new Paragraph("The request waits meanwhile.")));
    }

    private Component known(AccessRequest request, Situation answer) {
        retries.over();
        AccessRequest now = administration.known(request, answer);
        if (!now.isWaiting()) {
            about.removeAll();
            about.add(new RequestCard(now, administration.openers(now), BrowserTime.of(UI.getCurrent())));
            return new Div();
        }
        var columns = new Div(person(answer), decision(now, answer));
        columns.addClassName("columns");
        return columns;
    }

    private static Component person(Situation answer) {
        if (answer.person().isEmpty()) {
            return new Card("Person", new Paragraph("Not a user of the directory that is administered here."));
        }
        UserDetails details = answer.person().get();
        var facts = new Facts()
                .with("Name", details.user().name())
                .with("Login", details.user().login())
                .with("Status", details.user().status().label());
        if (details.groups().isEmpty()) {
            facts.with("Groups", "None");
        } else {
            facts.with("Groups", details.groups().stream().map(Group::name).toList());
        }
        String address =
                "admin/users/" + UrlUtil.encodeURIComponent(details.user().id());
        return new Card("Person now", facts, Links.view(address, "Open this user", "button"));
    }

    /** Whoever comes back from proving who they are is asked again; reloading the page must not. */
    private Component decision(AccessRequest request, Situation answer) {
        if (administration.isMine(request)) {
            var own = new Loading("Looking who else can decide");
            own.show(
                    administration.canAnotherDecide(),
                    another -> Notice.hint(another ? CannotDecide.OWN : CannotDecide.OWN_OF_THE_ONLY_ONE),
                    failure -> Notice.hint(CannotDecide.OWN_AND_PERHAPS_THE_ONLY_ONE));
            return new Card("Decision", own);
        }
        String asked = toApprove;
        toApprove = "";
        String words = asked.isEmpty() ? "" : wordsFor(request);
        if (!asked.isEmpty()) {
            getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, path(request.id())));
            answer.groups().stream()
                    .filter(group -> group.name().equals(asked))
                    .findFirst()
                    .ifPresent(group -> verdict.askToApprove(request, answer, group, words, true));
        }
        return new DecisionCard(request, answer, groups::makesAdministrators, verdict, words);
    }

    private static String wordsFor(AccessRequest request) {
        String words = Draft.of(Verdict.Typed.class)
                .filter(typed -> typed.request() == request.id())
                .map(Verdict.Typed::words)
                .orElse("");
        Draft.forget(Verdict.Typed.class);
        return words;
    }
}
