package org.gatehouse.preview;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.Audience;
import org.gatehouse.access.Explanation;
import org.gatehouse.access.OpenTo;
import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.PageRules;
import org.gatehouse.access.Pages;
import org.gatehouse.access.StoredRule;
import org.gatehouse.administration.MissingGroups;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.administration.UserDetails;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.directory.Group;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.KnownUsers;
import org.gatehouse.session.LivePerson;
import org.gatehouse.session.LiveSessionList;
import org.gatehouse.session.SessionInfo;
import org.gatehouse.signin.ClaimNames;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/** What others may open, and why, for administrators. It answers and changes nothing. */
@Service
@OpenTo(Audience.ADMINISTRATORS)
class Insight {

    private final UserAdministration users;
    private final MissingGroups missing;
    private final KnownUsers known;
    private final LiveSessionList sessions;
    private final Pages pages;
    private final PageRules rules;
    private final AccessPolicy policy;
    private final ClaimNames claims;
    private final AuditTrail trail;
    private final CurrentUser currentUser;

    Insight(
            UserAdministration users,
            MissingGroups missing,
            KnownUsers known,
            LiveSessionList sessions,
            Pages pages,
            PageRules rules,
            AccessPolicy policy,
            ClaimNames claims,
            AuditTrail trail,
            CurrentUser currentUser) {
        this.users = users;
        this.missing = missing;
        this.known = known;
        this.sessions = sessions;
        this.pages = pages;
        this.rules = rules;
        this.policy = policy;
        this.claims = claims;
        this.trail = trail;
        this.currentUser = currentUser;
    }

    /**
     * What is known of somebody: by the directory, and by live sessions; empty when that is nothing. Asks the database at
     * once and the directory in the future.
     */
    public CompletableFuture<Optional<Subject>> about(Asked asked) {
        return switch (asked) {
            case Asked.User user when users.capabilities().isPresent() -> user(user.id());
            case Asked.User user -> CompletableFuture.completedFuture(Optional.empty());
            case Asked.LoggedIn person
            when users.holdsUsersOf(person.issuer()) -> {
                Optional<Subject> bySession = loggedIn(person);
                yield user(person.subject()).thenApply(found -> found.or(() -> bySession));
            }
            case Asked.LoggedIn person -> CompletableFuture.completedFuture(loggedIn(person));
            case Asked.Group group -> CompletableFuture.completedFuture(Optional.of(Subject.ofGroup(group.name())));
        };
    }

    /** Some of those who are logged in, by words of name, e-mail address or id. */
    public List<LivePerson> loggedIn(String search, int most) {
        return sessions.people(search, most);
    }

    /** Every page, those of the menu first, as somebody in these groups finds it. */
    public List<Explanation> pages(Set<String> groups) {
        return pages.all().stream()
                .map(page -> policy.explain(groups, page))
                .sorted(Comparator.<Explanation>comparingDouble(each -> order(each.page()))
                        .thenComparing(each -> each.page().route()))
                .toList();
    }

    /** The entries of the menu, in order, as somebody in these groups finds it. */
    public List<Page> menu(Set<String> groups) {
        return pages.menuFor(groups);
    }

    /** Empty when there is no such page. */
    public Optional<Explanation> why(Set<String> groups, String route) {
        return pages.byRoute(route).map(page -> policy.explain(groups, page));
    }

    /** The groups that a rule names and the directory does not have. The future does not fail. */
    public CompletableFuture<Set<String>> missingGroups(PageRule rule) {
        return missing.among(rule.groups());
    }

    /** What an administrator has decided about a page; empty when it is as its code declares. */
    public Optional<StoredRule> changeOf(String route) {
        return rules.override(route);
    }

    /** The claim that a session's groups come from; a sentence's worth when the provider is not set up any more. */
    public String claimOf(KnownUsers.Known session) {
        return claims.ofGroups(session.user().provider())
                .map(name -> "“" + name + "”")
                .orElse("of the groups");
    }

    /** Notes that a preview begins; what is returned notes, from any thread and once, that it is over. */
    public Runnable begin(Subject subject) {
        Actor actor = currentUser
                .signIn()
                .map(Actor::of)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
        long open = pages(subject.groups()).stream()
                .filter(each -> each.decision().isAllowed())
                .count();
        var facts = new HashMap<>(Map.of("Pages open", String.valueOf(open)));
        if (subject.asked() instanceof Asked.LoggedIn person) {
            facts.put("Issuer", person.issuer());
        }
        var change = Change.of("preview", "preview", subject.key(), subject.name(), facts);
        long entry = trail.begin(actor, change);
        return () -> trail.end(entry, Outcome.DONE, null, null);
    }

    private CompletableFuture<Optional<Subject>> user(String id) {
        List<KnownUsers.Known> live = users.sessionsOf(id).stream()
                .map(SessionInfo::issuer)
                .distinct()
                .flatMap(issuer -> known.of(issuer, id).stream())
                .toList();
        return users.details(id).thenApply(found -> found.map(details -> subject(details, live)));
    }

    private Optional<Subject> loggedIn(Asked.LoggedIn person) {
        List<KnownUsers.Known> live = known.of(person.issuer(), person.subject());
        return live.stream()
                .map(KnownUsers.Known::user)
                .findFirst()
                .map(newest -> new Subject(person, newest.name(), newest.groupSet(), live));
    }

    private static Subject subject(UserDetails details, List<KnownUsers.Known> live) {
        Set<String> groups = details.groups().stream().map(Group::name).collect(toUnmodifiableSet());
        return new Subject(new Asked.User(details.user().id()), details.user().name(), groups, live);
    }

    private static double order(Page page) {
        return page.menu() == null ? Double.MAX_VALUE : page.menu().order();
    }
}
