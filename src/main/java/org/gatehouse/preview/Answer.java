package org.gatehouse.preview;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.access.Explanation;
import org.gatehouse.access.RuleWords;
import org.gatehouse.session.KnownUsers.Known;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Words;

/** One person and one page: yes or no, and all that leads there. */
final class Answer extends Div {

    private final transient Insight insight;
    private final transient BrowserTime time;

    /** @param why by the groups of the subject */
    Answer(Insight insight, Subject subject, Explanation why, BrowserTime time) {
        this.insight = insight;
        this.time = time;
        addClassName("stack");
        String name = Words.named(subject.name());
        String page = Words.named(why.page().title());
        boolean open = why.decision().isAllowed();
        add(
                open
                        ? Notice.done(name + " may open " + page + ".")
                        : Notice.problem(name + " may not open " + page + "."));
        var columns = new Div(
                new Card("Rule", rule(why), missing(why), change(why)), new Card("Groups", groups(subject, why)));
        columns.addClassName("columns");
        add(columns, new Card("Sessions", sessions(subject, why)));
    }

    private Facts rule(Explanation why) {
        var facts = new Facts()
                .with("Page", why.page().title() + ", /" + why.page().route())
                .with("Open to", RuleWords.of(why.rule(), why.page()));
        var change = insight.changeOf(why.page().route());
        if (change.isEmpty() || !why.changedByAdministrator()) {
            return facts.with("Rule", "As its code declares");
        }
        return facts.with("Changed by", change.get().changedBy())
                .with("Changed", time.moment(change.get().changedAt()))
                .with("Its code declares", RuleWords.of(why.page().declared()));
    }

    private static Anchor change(Explanation why) {
        return Links.view(Addresses.rule(why.page().route()), "Look at the rule", "button", "small");
    }

    private Loading missing(Explanation why) {
        var place = new Loading(() -> new Text(""));
        place.show(
                insight.missingGroups(why.rule()),
                names -> names.isEmpty() ? new Text("") : Notice.hint(RuleWords.missing(names)),
                failure -> new Text(""));
        return place;
    }

    private static Facts groups(Subject subject, Explanation why) {
        var facts = new Facts();
        String where = subject.isBySession() ? "In the newest session" : "In the directory";
        if (subject.groups().isEmpty()) {
            facts.with(where, "None");
        } else {
            facts.with(where, new TreeSet<>(subject.groups()));
        }
        boolean open = why.decision().isAllowed();
        if (!why.throughGroups().isEmpty()) {
            facts.with("Opened by", new TreeSet<>(why.throughGroups()));
        } else {
            facts.with("Opened by", open ? "The rule itself: no group is needed" : "None of these groups");
        }
        return facts;
    }

    private Div sessions(Subject subject, Explanation why) {
        var place = new Div();
        place.addClassName("stack");
        if (subject.sessions().isEmpty()) {
            place.add(new Paragraph(
                    "Not logged in here at the moment. The groups that the provider tells at the next log-in"
                            + " decide."));
        }
        subject.sessions().forEach(session -> place.add(session(subject, why, session)));
        return place;
    }

    /** What counts is what the session knows, which can lag behind the directory, or be another selection of groups. */
    private Div session(Subject subject, Explanation why, Known session) {
        Set<String> here = Set.copyOf(session.user().groups());
        boolean open = insight.why(here, why.page().route())
                .filter(each -> each.decision().isAllowed())
                .isPresent();
        var facts = new Facts()
                .with(
                        "Device",
                        session.session().device().text() + ", "
                                + session.session().address())
                .with("Provider", session.session().providerName())
                .with("Claim " + insight.claimOf(session), here.isEmpty() ? Set.of("None") : new TreeSet<>(here))
                .with("Opens the page now", open ? "Yes" : "No");
        var place = new Div(facts);
        place.addClassName("stack");
        String difference = difference(subject, here);
        if (!difference.isEmpty()) {
            place.add(Notice.hint(difference));
        }
        if (!session.user().groupsKnown()) {
            place.add(Notice.hint("Not all groups could be read when this session last asked."));
        }
        return place;
    }

    private static String difference(Subject subject, Set<String> session) {
        var missing = new TreeSet<>(subject.groups());
        missing.removeAll(session);
        var more = new TreeSet<>(new HashSet<>(session));
        more.removeAll(subject.groups());
        if (missing.isEmpty() && more.isEmpty()) {
            return "";
        }
        String not = subject.isBySession() ? "the newest one does not know" : "the directory does not say";
        String end = subject.isBySession()
                ? " Each session decides for itself, and asks the provider again within minutes."
                : " The session decides. It asks the provider again within minutes; if the difference stays, the"
                        + " provider puts other groups into the claim than the directory holds.";
        return (missing.isEmpty() ? "" : "This session does not know of " + String.join(", ", missing) + ". ")
                + (more.isEmpty() ? "" : "It knows of " + String.join(", ", more) + ", which " + not + ".")
                + end;
    }
}
