package org.gatehouse.requests;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.access.Page;
import org.gatehouse.access.Pages;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedIn;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/** What people do about pages that are not open to them. Nobody sees or changes requests of others here. */
@Service
@OpenTo(Audience.SIGNED_IN)
public class AccessRequests {

    /** So many requests of one person in 24 hours, for whatever pages. */
    static final int MOST_A_DAY = 10;

    /** How long nobody asks again for a page after a request for it was declined. */
    static final Duration AFTER_DECLINED = Duration.ofDays(1);

    private static final Duration DAY = Duration.ofDays(1);
    private static final int LATEST = 20;

    private final RequestStore store;
    private final Pages pages;
    private final AccessPolicy policy;
    private final Grants grants;
    private final AuditTrail trail;
    private final CurrentUser currentUser;
    private final InstantSource clock;

    AccessRequests(
            RequestStore store,
            Pages pages,
            AccessPolicy policy,
            Grants grants,
            AuditTrail trail,
            CurrentUser currentUser,
            InstantSource clock) {
        this.store = store;
        this.pages = pages;
        this.policy = policy;
        this.grants = grants;
        this.trail = trail;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** @param path of a page, as in the address */
    public Standing standing(String path) {
        return pages.at(path)
                .map(page -> standing(me().user(), page))
                .orElseGet(() -> new Standing.NotOffered("There is no such page."));
    }

    /**
     * Why nobody could grant a page that {@link #standing} lets ask for, by what the directory says; empty when somebody
     * could, or it does not answer soon. The future does not fail.
     */
    public CompletableFuture<Optional<String>> obstacle(String path) {
        return pages.at(path)
                .map(grants::obstacleInDirectory)
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    /**
     * Asks for a page, where that is possible; else nothing happens.
     *
     * @param reason for the administrators; may be empty, and what is too long is cut
     * @return how it is now
     */
    public Standing ask(String path, String reason) {
        SignedIn me = me();
        Optional<Page> page = pages.at(path);
        if (page.isPresent() && standing(me.user(), page.get()) instanceof Standing.MayAsk) {
            add(me, page.get(), PlainText.of(reason));
        }
        return standing(path);
    }

    /** The latest of the person signed in, the latest first. */
    public List<AccessRequest> mine() {
        return store.of(me().user(), LATEST);
    }

    private void add(SignedIn me, Page page, String reason) {
        var change = new Change(
                "request.make",
                Turns.KIND,
                "",
                Turns.name(me.user().name(), page.route()),
                Map.of(),
                Map.of("Page", "/" + page.route(), "Reason", reason, "State", RequestState.WAITING.words()));
        long entry = trail.begin(Actor.of(me), change);
        end(entry, store.add(me.user(), page, reason).orElse(null));
    }

    /** @param id of the request; null when the same waited already */
    private void end(long entry, @Nullable Long id) {
        if (id == null) {
            trail.end(entry, Outcome.FAILED, "The same request waits already.", null);
        } else {
            trail.end(entry, Outcome.DONE, null, id.toString());
        }
    }

    private Standing standing(SignedInUser user, Page page) {
        if (policy.decide(user, page).isAllowed()) {
            return new Standing.Open();
        }
        Optional<AccessRequest> latest = store.latest(user, page.route());
        if (latest.isPresent() && latest.get().isWaiting()) {
            return new Standing.Waiting(latest.get().asked());
        }
        AccessRequest declined = latest.filter(request -> request.state() == RequestState.DECLINED)
                .orElse(null);
        Instant now = clock.instant();
        if (declined != null && declined.decided() != null) {
            Instant again = declined.decided().plus(AFTER_DECLINED);
            if (now.isBefore(again)) {
                return new Standing.Declined(declined, again);
            }
        }
        Optional<String> obstacle = grants.obstacle(user, page);
        if (obstacle.isPresent()) {
            return new Standing.NotOffered(obstacle.get());
        }
        List<Instant> today = store.timesOf(user, now.minus(DAY));
        return today.size() >= MOST_A_DAY
                ? new Standing.TooMany(today.get(today.size() - MOST_A_DAY).plus(DAY))
                : new Standing.MayAsk(declined, policy.isAdministrator(user));
    }

    private SignedIn me() {
        return currentUser
                .signIn()
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }
}
