package org.gatehouse.pages;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.PageRuleChanges;
import org.gatehouse.access.PageRules;
import org.gatehouse.access.Pages;
import org.gatehouse.access.StoredRule;
import org.gatehouse.administration.MissingGroups;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.RecentAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/** Who may open which page, for administrators. Each decision takes a fresh proof of identity and leaves one entry. */
@Service
@OpenTo(Audience.ADMINISTRATORS)
class PageAdministration {

    private static final String KIND = "page";
    private static final String OPEN_TO = "Open to";

    private final Pages pages;
    private final PageRules rules;
    private final PageRuleChanges changes;
    private final Effects effects;
    private final MissingGroups missing;
    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final RecentAuthentication proof;

    PageAdministration(
            Pages pages,
            PageRules rules,
            PageRuleChanges changes,
            Effects effects,
            MissingGroups missing,
            AuditTrail trail,
            CurrentUser currentUser,
            RecentAuthentication proof) {
        this.pages = pages;
        this.rules = rules;
        this.changes = changes;
        this.effects = effects;
        this.missing = missing;
        this.trail = trail;
        this.currentUser = currentUser;
        this.proof = proof;
    }

    /** All pages by their path, and the rules of those that are no more. */
    public List<PageEntry> all() {
        Stream<PageEntry> gone = rules.overrides().stream()
                .filter(rule -> pages.byRoute(rule.route()).isEmpty())
                .map(PageAdministration::gone);
        return Stream.concat(pages.all().stream().map(this::entry), gone)
                .sorted(Comparator.comparing(PageEntry::route))
                .toList();
    }

    /** Empty when there is neither such a page nor a rule for it. */
    public Optional<PageEntry> find(String route) {
        return pages.byRoute(route)
                .map(this::entry)
                .or(() -> rules.override(route).map(PageAdministration::gone));
    }

    /** How many members groups have, by name, as far as the directory says in one call. */
    public CompletableFuture<Map<String, Long>> sizesOfGroups() {
        return effects.sizesOfGroups();
    }

    /** The groups that rules in force name and the directory does not have. The future does not fail. */
    public CompletableFuture<Set<String>> missingGroups(Collection<PageEntry> of) {
        return missing.among(of.stream()
                .filter(page -> !page.isGone())
                .flatMap(page -> page.inForce().groups().stream())
                .toList());
    }

    /** Who would lose and who would gain the page. */
    public CompletableFuture<Effect> effect(PageEntry seen, PageRule wanted) {
        return effects.of(Objects.requireNonNull(seen.page()), seen.inForce(), wanted);
    }

    /** Whether a decision takes a fresh proof of identity that is not there. */
    public boolean needsProof() {
        return !proof.isGiven();
    }

    /**
     * Opens a page to others. It takes effect at once, on all nodes.
     *
     * @param seen the page as the administrator saw it
     * @param wanted null to go back to what the code says
     * @return the page as it is now
     * @throws AuthenticateAgain when {@link #needsProof}
     * @throws RuleProblem when the page cannot have this rule
     * @throws Overtaken when another administrator has decided meanwhile
     */
    public PageEntry decide(PageEntry seen, @Nullable PageRule wanted) {
        proof.require();
        Page page = pages.byRoute(seen.route()).orElse(null);
        if (wanted != null) {
            RuleProblem.requireGood(Objects.requireNonNull(page), wanted);
        }
        PageRule before = rules.override(seen.route()).map(StoredRule::rule).orElse(null);
        if (!Objects.equals(before, wanted)) {
            decide(seen, before, wanted);
        }
        return page == null ? seen : entry(page);
    }

    private void decide(PageEntry seen, @Nullable PageRule before, @Nullable PageRule wanted) {
        Actor actor = currentUser
                .signIn()
                .map(Actor::of)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
        String action = wanted == null ? "page.reset" : "page.change";
        long entry = trail.begin(
                actor, new Change(action, KIND, seen.path(), seen.title(), words(seen, before), words(seen, wanted)));
        Outcome outcome = Outcome.UNKNOWN;
        try {
            boolean done = changes.decide(seen.route(), seen.version(), wanted, actor.name());
            outcome = done ? Outcome.DONE : Outcome.FAILED;
        } finally {
            end(entry, outcome);
        }
        if (outcome == Outcome.FAILED) {
            throw new Overtaken(find(seen.route()).orElse(seen), wanted);
        }
    }

    private void end(long entry, Outcome outcome) {
        String detail = outcome == Outcome.FAILED ? "Another administrator had decided meanwhile" : null;
        trail.end(entry, outcome, detail, null);
    }

    private PageEntry entry(Page page) {
        return new PageEntry(
                page.route(), page, rules.of(page), rules.decided(page.route()).orElse(null));
    }

    private static PageEntry gone(StoredRule rule) {
        return new PageEntry(rule.route(), null, Objects.requireNonNullElse(rule.rule(), PageRule.NOBODY), rule);
    }

    private static Map<String, String> words(PageEntry page, @Nullable PageRule rule) {
        if (rule != null) {
            return Map.of(OPEN_TO, RuleWords.all(rule));
        }
        return page.page() == null
                ? Map.of()
                : Map.of(OPEN_TO, RuleWords.all(page.page().declared()) + ", as its code says");
    }
}
