package org.gatehouse.auditing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.AuditQuery;
import org.gatehouse.audit.AuditSearch;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.audit.Verification;
import org.gatehouse.audit.Verified;
import org.gatehouse.audit.Verifier;
import org.gatehouse.session.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Service;

/** The trail as administrators read it, take it with them and verify it. The latter two are entries themselves. */
@Service
@OpenTo(Audience.ADMINISTRATORS)
class AuditLog {

    static final int MOST = 1_000;

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
    private static final int EXPORTS = 2;

    private final AuditSearch search;
    private final AuditTrail trail;
    private final Verifier verifier;
    private final CurrentUser currentUser;
    private final Semaphore exports = new Semaphore(EXPORTS);
    private @Nullable Running verifying;

    /** So many files are being written already that this one has to wait. */
    static final class TooMany extends RuntimeException {}

    /** @param result empty when it was stopped */
    record Running(Verification verification, CompletableFuture<Optional<Verified>> result) {}

    AuditLog(AuditSearch search, AuditTrail trail, Verifier verifier, CurrentUser currentUser) {
        this.search = search;
        this.trail = trail;
        this.verifier = verifier;
        this.currentUser = currentUser;
    }

    /** @param before the number of the last entry of the page before; null for the first page */
    public List<AuditEntry> page(AuditQuery query, @Nullable Long before, int most) {
        return search.page(query, before, Math.min(most, MOST));
    }

    public Optional<AuditEntry> find(long id) {
        return search.find(id);
    }

    /** All actions that there are entries of. */
    public List<String> actions() {
        return search.actions();
    }

    /**
     * Begins to write a file.
     *
     * @throws TooMany when others are at it
     */
    public AuditExport export(AuditQuery query, String format) {
        if (!exports.tryAcquire()) {
            throw new TooMany();
        }
        try {
            long entry = trail.begin(me(), Change.of("audit.export", "audit", "", "Audit trail", facts(query, format)));
            return new AuditExport(search, query, (outcome, detail) -> {
                exports.release();
                trail.end(entry, outcome, detail, null);
            });
        } catch (RuntimeException failure) {
            exports.release();
            throw failure;
        }
    }

    /** The look at the whole trail that is under way on this node; begins one when there is none. */
    public synchronized Running verify() {
        Running running = verifying;
        if (running != null && !running.result().isDone()) {
            return running;
        }
        long entry = trail.begin(me(), Change.of("audit.verify", "audit", "", "Audit trail", Map.of()));
        Verification verification = verifier.verification();
        var result = new CompletableFuture<Optional<Verified>>();
        Thread.ofPlatform().daemon().name("audit-verify").start(() -> run(verification, result, entry));
        running = new Running(verification, result);
        verifying = running;
        return running;
    }

    /** The latest look at the trail on this node, under way or over. */
    public synchronized Optional<Running> verification() {
        return Optional.ofNullable(verifying);
    }

    private void run(Verification verification, CompletableFuture<Optional<Verified>> result, long entry) {
        try {
            Optional<Verified> verified = verification.run(null);
            trail.end(
                    entry,
                    verified.map(Verified::isIntact).orElse(true) ? Outcome.DONE : Outcome.FAILED,
                    verified.map(VerifyWords::sentence).orElse("Stopped"),
                    null);
            result.complete(verified);
        } catch (RuntimeException | Error failed) {
            log.warn("The audit trail could not be verified: {}", failed.getMessage());
            result.completeExceptionally(failed);
        }
    }

    private Actor me() {
        return currentUser
                .signIn()
                .map(Actor::of)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }

    private static Map<String, String> facts(AuditQuery query, String format) {
        var facts = new TreeMap<String, String>();
        facts.put("Format", format);
        facts.put("Person", query.person());
        facts.put("Target", query.target());
        facts.put("Action", query.action());
        facts.put("Outcome", query.outcome());
        facts.put("From", query.from() == null ? "" : query.from().toString());
        facts.put("To", query.to() == null ? "" : query.to().toString());
        facts.values().removeIf(String::isEmpty);
        return facts;
    }
}
