package org.gatehouse.setup;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.doctor.Development;
import org.gatehouse.doctor.Diagnosis;
import org.gatehouse.doctor.Doctor;
import org.gatehouse.doctor.Finding.Level;
import org.gatehouse.doctor.LogIn;
import org.gatehouse.doctor.Report;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Page;

/** What is wrong with the set-up, for whoever sits at the machine; open to everybody there, as nobody may be able to log in. */
@Route(Development.PATH)
@PageTitle("Set-up check · Gatehouse")
@OpenTo(value = Audience.EVERYONE, only = "from this machine")
class SetupView extends Page implements BeforeEnterObserver, AfterNavigationObserver {

    private final transient Development development;
    private final transient Doctor doctor;
    private final transient CurrentUser currentUser;
    private final Loading results = new Loading("Looking at the settings, the provider and the database");
    private final NativeButton again = new NativeButton("Run again", click -> run());

    SetupView(Development development, Doctor doctor, CurrentUser currentUser) {
        super(
                "Set-up check",
                "What Gatehouse can see of its settings, your identity provider, its database and the API. Only this"
                        + " machine can open this page, and nothing secret is on it.");
        this.development = development;
        this.doctor = doctor;
        this.currentUser = currentUser;
        again.addClassName("button");
        add(new Card("Log-in", logIn()), again, results);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!development.isFor(VaadinServletRequest.getCurrent())) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        run();
    }

    private void run() {
        again.setEnabled(false);
        results.show(doctor.examine(logInForTrial().orElse(null)), this::shown, this::failed);
    }

    private Component shown(List<Diagnosis> all) {
        again.setEnabled(true);
        var found = new Div(summary(all));
        found.addClassName("stack");
        List<Diagnosis> toDo = all.stream()
                .filter(diagnosis -> diagnosis.finding().level() != Level.OK)
                .toList();
        List<Diagnosis> good = all.stream()
                .filter(diagnosis -> diagnosis.finding().level() == Level.OK)
                .toList();
        if (!toDo.isEmpty()) {
            found.add(new H2("To do"), list(toDo));
        }
        found.add(new H2("In order"), list(good));
        return found;
    }

    private Component failed(Throwable failure) {
        again.setEnabled(true);
        return Notice.problem("The checks could not be run. The log tells more.")
                .withRetry(this::run);
    }

    private static Notice summary(List<Diagnosis> all) {
        String words = Report.summary(all);
        return Diagnosis.count(all, Level.PROBLEM) > 0
                ? Notice.problem(words)
                : Diagnosis.count(all, Level.HINT) > 0 ? Notice.hint(words) : Notice.done(words);
    }

    private static Component list(List<Diagnosis> all) {
        var list = new UnorderedList();
        list.addClassName("findings");
        all.forEach(diagnosis -> list.add(new FindingCard(diagnosis)));
        return list;
    }

    private Component logIn() {
        return currentUser.get().map(SetupView::loggedIn).orElseGet(() -> {
            var row = new Div(
                    new Paragraph(
                            "Whether groups and a refresh token come with a log-in, and whether the API takes its access"
                                    + " token, only a log-in can tell. It leads back here."),
                    Links.document("login?continue=%2F" + Development.PATH, "Log in to test", "button", "primary"));
            row.addClassName("trial");
            return row;
        });
    }

    private static Component loggedIn(SignedInUser user) {
        var claims = new NativeDetails("Claims that came", new ClaimsTable(user));
        claims.addClassName("json");
        var shown = new Div(
                new Paragraph("Logged in as " + user.name() + " through " + user.provider()
                        + ". What that tells is among the results."),
                claims);
        shown.addClassName("stack");
        return shown;
    }

    private Optional<LogIn> logInForTrial() {
        return currentUser
                .signIn()
                .map(signIn -> new LogIn(
                        signIn.user().provider(),
                        signIn.user().claims(),
                        signIn.user().groups(),
                        currentUser.hasRefreshToken(),
                        currentUser.accessToken()));
    }
}
