package org.gatehouse.administration;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.session.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Makes changes in the directory: what has begun is noted before, what came of it after, and the same change asked for
 * twice at a time, by a double click or a retry, is made once.
 */
@Component
class Changes {

    private final AuditTrail trail;
    private final DirectoryCalls calls;
    private final CurrentUser currentUser;
    private final Map<String, CompletableFuture<?>> underWay = new ConcurrentHashMap<>();

    Changes(AuditTrail trail, DirectoryCalls calls, CurrentUser currentUser) {
        this.trail = trail;
        this.calls = calls;
        this.currentUser = currentUser;
    }

    /** Whoever is signed in on this thread. */
    Actor actor() {
        return currentUser
                .signIn()
                .map(Actor::of)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }

    /** Returns at once; the change is made even when nobody waits for the future. */
    <T> CompletableFuture<T> make(Change change, Function<Actor, T> call) {
        return make(change, call, made -> null);
    }

    /** @param madeId the id of what was made, for the trail */
    <T> CompletableFuture<T> make(Change change, Function<Actor, T> call, Function<T, @Nullable String> madeId) {
        return make(change, call, madeId, made -> null);
    }

    /**
     * @param madeId the id of what was made, for the trail
     * @param detail what is to be said about something that was done, for the trail; null when there is nothing
     */
    <T> CompletableFuture<T> make(
            Change change,
            Function<Actor, T> call,
            Function<T, @Nullable String> madeId,
            Function<T, @Nullable String> detail) {
        Actor actor = actor();
        String key = actor.issuer() + "\n" + actor.subject() + "\n" + change.key();
        var result = new CompletableFuture<T>();
        CompletableFuture<?> same = underWay.putIfAbsent(key, result);
        if (same != null) {
            @SuppressWarnings("unchecked") // the same change has the same result
            var shared = (CompletableFuture<T>) same;
            return shared.copy();
        }
        var unused = calls.submitChange(
                        inTheirName(() -> noted(actor, change, () -> call.apply(actor), madeId, detail)))
                .whenComplete((value, failure) -> {
                    underWay.remove(key);
                    if (failure == null) {
                        result.complete(value);
                    } else {
                        result.completeExceptionally(DirectoryCalls.cause(failure));
                    }
                });
        return result.copy();
    }

    /** What else is noted on the way, such as the end of sessions, is done by whoever asked for the change. */
    private static <T> Supplier<T> inTheirName(Supplier<T> call) {
        SecurityContext theirs = SecurityContextHolder.createEmptyContext();
        theirs.setAuthentication(SecurityContextHolder.getContext().getAuthentication());
        return () -> {
            SecurityContextHolder.setContext(theirs);
            try {
                return call.get();
            } finally {
                SecurityContextHolder.clearContext();
            }
        };
    }

    private <T> T noted(
            Actor actor,
            Change change,
            Supplier<T> call,
            Function<T, @Nullable String> madeId,
            Function<T, @Nullable String> detail) {
        long entry = trail.begin(actor, change);
        try {
            T result = call.get();
            trail.end(entry, Outcome.DONE, detail.apply(result), madeId.apply(result));
            return result;
        } catch (DirectoryException.Unavailable unavailable) {
            trail.end(entry, Outcome.UNKNOWN, unavailable.getMessage(), null);
            throw unavailable;
        } catch (LoggedOutHereOnly half) {
            trail.end(entry, Outcome.UNKNOWN, half.getMessage(), null); // FAILED says that nothing was changed
            throw half;
        } catch (DirectoryException | Refused failure) {
            String ended =
                    SessionsEnded.sentence(failure).map(words -> ". " + words).orElse("");
            trail.end(entry, Outcome.FAILED, failure.getMessage() + ended, null);
            throw failure;
        } catch (RuntimeException failure) {
            trail.end(entry, Outcome.UNKNOWN, failure.toString(), null);
            throw failure;
        }
    }
}
