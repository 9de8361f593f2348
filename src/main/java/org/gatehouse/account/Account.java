package org.gatehouse.account;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gatehouse.account.Lookup.Found;
import org.gatehouse.account.Lookup.Missing;
import org.gatehouse.account.Lookup.Reason;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.session.SignedIn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The signed-in user's user object. It is fetched from the directory once, at sign-in, and kept with the sign-in;
 * showing it again asks the directory every few minutes at most.
 */
@Service
class Account implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Account.class);
    private static final int THREADS = 4;
    private static final int QUEUED = 500;

    private final @Nullable UserDirectory directory;
    private final ThreadPoolExecutor pool;

    Account(ObjectProvider<UserDirectory> directory) {
        this.directory = directory.getIfAvailable();
        // Platform threads, few and reused: an SDK behind the port may keep something for each thread it has met.
        this.pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUED),
                Thread.ofPlatform().daemon().name("account-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
    }

    /** The user object as kept; fetched when there is none or when it is some minutes old. Returns at once. */
    CompletableFuture<Lookup> of(SignedIn signIn) {
        return kept(signIn).current(() -> fetch(signIn.user().subject()));
    }

    /** The user object fetched anew, unless that is under way or the directory asked to wait. Returns at once. */
    CompletableFuture<Lookup> refreshed(SignedIn signIn) {
        return kept(signIn).anew(() -> fetch(signIn.user().subject()));
    }

    /** Begins to fetch while the browser is still on its way to the first page. */
    @EventListener
    void onSignIn(SignedIn.Begun event) {
        // Whoever shows it later finds it, or finds it under way.
        var unused = of(event.signIn());
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private CompletableFuture<Lookup> fetch(String subject) {
        if (directory == null) {
            return CompletableFuture.completedFuture(new Missing(Reason.NOT_CONFIGURED));
        }
        try {
            return CompletableFuture.supplyAsync(() -> ask(directory, subject), pool);
        } catch (RejectedExecutionException e) {
            log.warn("Too many user objects are being fetched at once; one was left out");
            return CompletableFuture.completedFuture(new Missing(Reason.UNAVAILABLE));
        }
    }

    private static Lookup ask(UserDirectory directory, String subject) {
        try {
            return directory
                    .find(subject)
                    .<Lookup>map(user -> new Found(user, directory.groupsOf(subject), Instant.now()))
                    .orElseGet(() -> new Missing(Reason.UNKNOWN_USER));
        } catch (DirectoryException e) {
            log.warn("The user object could not be fetched: {}", e.getMessage());
            return switch (e) {
                case DirectoryException.Unavailable unavailable -> new Missing(Reason.UNAVAILABLE);
                case DirectoryException.Denied denied -> new Missing(Reason.DENIED);
                case DirectoryException.Throttled throttled -> new Missing(Reason.THROTTLED, throttled.until());
            };
        } catch (RuntimeException e) {
            log.warn("The user object could not be fetched", e);
            return new Missing(Reason.UNAVAILABLE);
        }
    }

    private static KeptLookup kept(SignedIn signIn) {
        return signIn.keep(KeptLookup.class, KeptLookup::new);
    }
}
