package org.gatehouse.pages;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.internal.UrlUtil;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.access.PageRule;
import org.gatehouse.administration.GroupAdministration;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.console.Problem;
import org.gatehouse.console.ProofQuestion;
import org.gatehouse.directory.Capabilities;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Links;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Outcome;
import org.gatehouse.uikit.Page;
import org.gatehouse.uikit.Question;
import org.gatehouse.uikit.UnsavedGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Who may open one page. What would come of a change shows before it is made. */
@Route(RuleAddress.PATH)
@PageTitle("Page · Gatehouse")
@OpenTo(Audience.ADMINISTRATORS)
class PageRuleView extends Page implements AfterNavigationObserver {

    private static final String NO_GROUP_YET = "Choose a group, and here stands whom that concerns.";

    private final transient PageAdministration pages;
    private final transient GroupAdministration groups;
    private final Optional<String> directory;
    private final Outcome outcome = new Outcome();
    private final Div content = new Div();

    PageRuleView(PageAdministration pages, GroupAdministration groups, UserAdministration users) {
        super("Page");
        this.pages = pages;
        this.groups = groups;
        this.directory = users.capabilities().map(Capabilities::name);
        addComponentAsFirst(Links.view(PagesView.PATH, "All pages", "back"));
        content.addClassName("stack");
        add(outcome, content);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        Optional<RuleAddress> address = RuleAddress.read(event.getLocation().getQueryParameters());
        Optional<PageEntry> found = address.map(RuleAddress::route).flatMap(pages::find);
        if (address.isEmpty() || found.isEmpty()) {
            content.add(Notice.hint("There is no such page.").withView(PagesView.PATH, "All pages"));
            return;
        }
        PageEntry page = found.get();
        PageRule wanted = address.get().wanted();
        show(page, wanted == null || !isPossible(page, wanted) ? page.inForce() : wanted);
        if (address.get().isComingBack()) {
            // Reloading the page must not ask again.
            UI.getCurrent().getPage().getHistory().replaceState(null, RuleAddress.of(page.route()));
            comeBack(page, wanted);
        }
    }

    private static boolean isPossible(PageEntry page, PageRule rule) {
        return page.page() != null && page.page().isOpenableTo(rule.audience());
    }

    /** Somebody has just proved who they are, and goes on where they were; nothing is saved without their click. */
    private void comeBack(PageEntry page, @Nullable PageRule wanted) {
        if (pages.needsProof()) {
            ask(page, wanted, true);
        } else if (wanted == null) {
            askToReset(page);
        } else {
            outcome.tellAndFocus(Notice.hint("Thank you. Look at what you chose once more, and save it."));
        }
    }

    private void show(PageEntry entry, PageRule chosen) {
        heading.setText(entry.title());
        content.removeAll();
        content.add(new RuleNow(entry, pages.missingGroups(List.of(entry))));
        var page = entry.page();
        if (page != null) {
            String route = page.route().isEmpty() ? "/" : page.route();
            content.add(Links.view(
                    "admin/pages/why?page=" + UrlUtil.encodeURIComponent(route),
                    "Why may somebody open it, or not?",
                    "button"));
        }
        if (page == null) {
            content.add(Notice.hint("There is no such page any more, so this rule does nothing. It would apply again to"
                    + " a page at the same path."));
            content.add(buttons(button("Forget this rule", () -> askToReset(entry))));
        } else if (page.isFixed()) {
            content.add(Notice.hint(page.fixedBecause().orElseThrow()));
            if (entry.overriding() != null) {
                content.add(buttons(button("Forget the rule that is not obeyed", () -> askToReset(entry))));
            }
        } else {
            content.add(new Card("Change", change(entry, page, chosen)));
        }
    }

    private Div change(PageEntry entry, org.gatehouse.access.Page page, PageRule chosen) {
        var effect = new Loading("Counting whom that concerns");
        effect.addClassName("effect");
        var form = new RuleForm(
                page, directory, groups, rule -> showEffect(effect, entry, rule), rule -> decide(entry, rule));
        form.show(chosen);
        var buttons = buttons(form.save());
        if (entry.overriding() != null) {
            buttons.add(button("Reset to what the code says", () -> askToReset(entry)));
        }
        var all = new Div(form, effect, buttons);
        all.addClassName("stack");
        return all;
    }

    private void showEffect(Loading place, PageEntry entry, Optional<PageRule> chosen) {
        place.show(
                chosen.map(rule -> pages.effect(entry, rule).thenApply(Effect::sentences))
                        .orElseGet(() -> CompletableFuture.completedFuture(List.of(NO_GROUP_YET))),
                PageRuleView::words,
                failure -> new Paragraph("It cannot be told."));
    }

    private static Div words(List<String> sentences) {
        var words = new Div();
        sentences.forEach(sentence -> words.add(new Paragraph(sentence)));
        return words;
    }

    private void askToReset(PageEntry entry) {
        var page = entry.page();
        String about = page == null
                ? "The rule for " + entry.path() + " is deleted. The audit trail keeps who made it."
                : "The page is then open to " + RuleWords.within(page.declared())
                        + ", as its code says, and no longer to " + RuleWords.within(entry.inForce()) + ".";
        add(new Question(page == null ? "Forget this rule?" : "Reset " + entry.title() + "?", new Paragraph(about))
                .withAnswer(page == null ? "Forget it" : "Reset", () -> decide(entry, null)));
    }

    private void decide(PageEntry seen, @Nullable PageRule wanted) {
        try {
            PageEntry now = pages.decide(seen, wanted);
            content.getChildren().forEach(UnsavedGuard::saved);
            if (pages.find(seen.route()).isPresent()) {
                show(now, now.inForce());
            } else {
                content.removeAll();
            }
            outcome.tellAndFocus(Notice.done(RuleWords.done(now)));
        } catch (AuthenticateAgain again) {
            ask(seen, wanted, false);
        } catch (RuleProblem problem) {
            outcome.tellAndFocus(Notice.problem(problem.sentence()));
        } catch (Overtaken overtaken) {
            show(overtaken.now(), wanted == null ? overtaken.now().inForce() : wanted);
            outcome.tellAndFocus(Notice.problem(RuleWords.overtaken(overtaken)));
        } catch (DataAccessException failed) {
            outcome.tellAndFocus(Notice.problem(Problem.of(failed, "The database", BrowserTime.of(UI.getCurrent()))
                    .sentence()));
        }
    }

    private void ask(PageEntry page, @Nullable PageRule wanted, boolean comingBack) {
        var back = new RuleAddress(page.route(), wanted, wanted == null);
        add(ProofQuestion.of("To change who may open " + page.title(), "/" + back.text(), comingBack));
    }

    private static Div buttons(NativeButton... buttons) {
        var row = new Div(buttons);
        row.addClassName("buttons");
        return row;
    }

    private static NativeButton button(String text, Runnable action) {
        var button = new NativeButton(text, click -> action.run());
        button.addClassName("button");
        return button;
    }
}
