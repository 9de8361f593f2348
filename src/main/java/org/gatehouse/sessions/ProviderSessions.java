package org.gatehouse.sessions;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.UserDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Ends people's sessions at their identity provider, through the directory of that very provider and no other. */
@Component
class ProviderSessions implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProviderSessions.class);
    private static final int THREADS = 2;
    private static final int QUEUED = 100;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final List<UserDirectory> directories;
    private final ThreadPoolExecutor pool;

    ProviderSessions(ObjectProvider<UserDirectory> directories) {
        this.directories = directories.stream().toList();
        // Platform threads, few and reused: an SDK behind the port may keep something for each thread it has met.
        this.pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(QUEUED),
                Thread.ofPlatform().daemon().name("provider-sessions-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
    }

    /** Returns at once; the future is completed within some seconds, never with a failure. */
    CompletableFuture<AtProvider> end(String issuer, String subject) {
        Optional<UserDirectory> directory = directories.stream()
                .filter(candidate -> candidate.holdsUsersOf(issuer))
                .findFirst();
        if (directory.isEmpty()) {
            return CompletableFuture.completedFuture(AtProvider.NOT_POSSIBLE);
        }
        try {
            return CompletableFuture.supplyAsync(() -> ask(directory.get(), subject), pool)
                    .completeOnTimeout(AtProvider.UNAVAILABLE, LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            log.warn("Too many people are being logged out at the provider at once; one was left out");
            return CompletableFuture.completedFuture(AtProvider.UNAVAILABLE);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private static AtProvider ask(UserDirectory directory, String subject) {
        try {
            return directory.endSessions(subject) ? AtProvider.ENDED : AtProvider.UNKNOWN_USER;
        } catch (DirectoryException e) {
            log.warn("Sessions at the provider could not be ended: {}", e.getMessage());
            return switch (e) {
                case DirectoryException.Unavailable unavailable -> AtProvider.UNAVAILABLE;
                case DirectoryException.Denied denied -> AtProvider.DENIED;
                case DirectoryException.Throttled throttled -> AtProvider.THROTTLED;
            };
        } catch (RuntimeException e) {
            log.warn("Sessions at the provider could not be ended", e);
            return AtProvider.UNAVAILABLE;
        }
    }
}
