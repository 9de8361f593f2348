package org.gatehouse.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.Audience;
import org.gatehouse.access.Decision;
import org.gatehouse.access.Explanation;
import org.gatehouse.access.Pages;
import org.gatehouse.access.RuleWords;
import org.gatehouse.requests.AccessRequest;
import org.gatehouse.requests.AccessRequests;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedIn;
import org.gatehouse.uikit.Links;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.dao.DataAccessException;

/**
 * What the person signed in may open, and why. Of pages that are closed to them it names only those that they know of
 * already: those they could open before, and those they have asked for. Even the title of a page may tell something.
 */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class MyPages extends Div {

    private static final Logger log = LoggerFactory.getLogger(MyPages.class);

    private final transient Pages pages;
    private final transient AccessPolicy policy;
    private final transient AccessRequests requests;
    private final transient CurrentUser currentUser;

    MyPages(Pages pages, AccessPolicy policy, AccessRequests requests, CurrentUser currentUser) {
        this.pages = pages;
        this.policy = policy;
        this.requests = requests;
        this.currentUser = currentUser;
        addClassName("stack");
    }

    void show() {
        removeAll();
        currentUser.signIn().ifPresent(this::show);
    }

    private void show(SignedIn signIn) {
        List<Explanation> all = pages.all().stream()
                .map(page -> policy.explain(Set.copyOf(signIn.user().groups()), page))
                .sorted(Comparator.comparingDouble(MyPages::order)
                        .thenComparing(each -> each.page().route()))
                .toList();
        var list = new UnorderedList();
        list.addClassName("page-list");
        all.stream().filter(MyPages::isWorthALine).map(MyPages::open).forEach(list::add);
        all.stream().filter(each -> isLost(each, signIn)).map(MyPages::lost).forEach(list::add);
        var note = new Paragraph(
                "Other pages are not listed. Whoever opens the address of one is told which groups open it,"
                        + " and can ask for access there.");
        note.addClassName("quiet");
        add(list, asked(), note);
    }

    /** What is open to everyone and in no menu is reached by whoever needs it. */
    private static boolean isWorthALine(Explanation each) {
        return each.decision().isAllowed()
                && (each.page().menu() != null || each.rule().audience() != Audience.EVERYONE);
    }

    private static boolean isLost(Explanation each, SignedIn signIn) {
        return each.decision() instanceof Decision.Forbidden forbidden
                && !Collections.disjoint(forbidden.openTo(), signIn.lostGroups());
    }

    private static ListItem open(Explanation each) {
        // Nobody can follow a link with a gap in it.
        Component name = each.page().route().contains(":")
                ? new Span(each.page().title())
                : Links.view(each.page().route(), each.page().title());
        return item("Open", "good", name, "/" + each.page().route(), RuleWords.why(each));
    }

    private static ListItem lost(Explanation each) {
        var forbidden = (Decision.Forbidden) each.decision();
        return item(
                "Closed",
                "out",
                new Span(each.page().title()),
                "/" + each.page().route(),
                "You could open it before. It is open to members of "
                        + String.join(", ", new TreeSet<>(forbidden.openTo())) + ".");
    }

    private Component asked() {
        var list = new UnorderedList();
        list.addClassName("page-list");
        try {
            requests.mine().stream().map(MyPages::asked).forEach(list::add);
        } catch (DataAccessException unavailable) {
            log.warn("A person's requests could not be read: {}", unavailable.getMessage());
            return new Paragraph("What you have asked for cannot be read at the moment.");
        }
        if (list.getComponentCount() == 0) {
            return new Div();
        }
        var heading = new Paragraph("What you have asked for:");
        var asked = new Div(heading, list);
        asked.addClassName("stack");
        return asked;
    }

    /** By its address: that is all that the person knows of the page. */
    private static ListItem asked(AccessRequest request) {
        String look = switch (request.state()) {
            case WAITING -> "underway";
            case APPROVED -> "good";
            case DECLINED -> "out";
            case SETTLED -> "";
        };
        String answer = request.answer() == null ? "" : request.answer();
        return item(request.state().words(), look, new Span(request.path()), "", answer);
    }

    private static ListItem item(String state, String look, Component name, String path, String why) {
        var badge = new Span(state);
        badge.addClassNames("badge");
        if (!look.isEmpty()) {
            badge.addClassName(look);
        }
        var address = new Span(path);
        address.addClassName("quiet");
        var words = new Paragraph(why);
        words.addClassName("quiet");
        return new ListItem(badge, name, address, words);
    }

    private static double order(Explanation each) {
        var menu = each.page().menu();
        return menu == null ? Double.MAX_VALUE : menu.order();
    }
}
