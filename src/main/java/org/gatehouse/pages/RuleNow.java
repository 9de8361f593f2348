package org.gatehouse.pages;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.StoredRule;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Card;
import org.gatehouse.uikit.Facts;
import org.gatehouse.uikit.Loading;
import org.gatehouse.uikit.Notice;

/** Who may open a page now, by whom that was decided, and what of it leads nowhere. */
final class RuleNow extends Div {

    /** @param missing groups that the rule names and the directory does not have */
    RuleNow(PageEntry entry, CompletableFuture<Set<String>> missing) {
        var place = new Loading(() -> new Text(""));
        place.show(
                missing,
                names -> names.isEmpty() ? new Text("") : Notice.hint(org.gatehouse.access.RuleWords.missing(names)),
                failure -> new Text(""));
        add(new Card("Now", facts(entry), place));
    }

    private static Facts facts(PageEntry entry) {
        var facts = new Facts().with("Path", entry.path());
        var page = entry.page();
        if (page != null) {
            facts.with("Open to", RuleWords.all(entry.inForce()) + RuleWords.only(page));
            facts.with("By its code", RuleWords.all(page.declared()) + RuleWords.only(page));
        }
        StoredRule decided = entry.decided();
        if (entry.isNotObeyed() && decided != null && decided.rule() != null) {
            facts.with("Not obeyed", RuleWords.all(decided.rule()));
        }
        if (decided != null) {
            String when = BrowserTime.of(UI.getCurrent()).moment(decided.changedAt());
            facts.with(decided.rule() == null ? "Reset" : "Changed", "by " + decided.changedBy() + ", " + when);
        }
        return facts;
    }
}
