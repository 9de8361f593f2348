package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * When the provider is asked about people again: ahead of time and in the background for sessions that are in use on this
 * node, so that an open page alone keeps nobody signed in; else with the next request, which waits a little for it.
 * While the provider does not answer, what it said before stays good, at most for {@code SESSION_LIFETIME}.
 */
@Component
class RevalidationSchedule implements AutoCloseable {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Map<String, ProviderQuestions> byProvider = new ConcurrentHashMap<>();
    private final Revalidation revalidation;
    private final LiveSessions live;
    private final OpenTabs tabs;
    private final Duration revalidateAfter;
    private final InstantSource clock;

    RevalidationSchedule(
            Revalidation revalidation,
            LiveSessions live,
            OpenTabs tabs,
            SessionSettings settings,
            InstantSource clock) {
        this.revalidation = revalidation;
        this.live = live;
        this.tabs = tabs;
        this.revalidateAfter = settings.revalidateAfter();
        this.clock = clock;
    }

    /** To be called each second. */
    void tick() {
        Instant now = clock.instant();
        for (AuthSession session : live.all()) {
            if (session.isLive() && session.freshness().isDue(now, revalidateAfter) && isInUse(session, now)) {
                questionsTo(session.user().provider()).askInTurn(session);
            }
        }
    }

    /** Sees to it that nobody goes on with what is too old, unless the provider gives no answer in time. */
    void beforeGoingOn(AuthSession session) {
        if (session.freshness().isOver(clock.instant(), revalidateAfter)) {
            await(questionsTo(session.user().provider()).askNow(session));
        }
    }

    @Override
    public void close() {
        byProvider.values().forEach(ProviderQuestions::close);
    }

    private boolean isInUse(AuthSession session, Instant now) {
        return tabs.areOpen(session) || now.isBefore(session.times().lastSeen().plus(revalidateAfter));
    }

    private ProviderQuestions questionsTo(String provider) {
        return byProvider.computeIfAbsent(
                provider, id -> new ProviderQuestions(id, revalidateAfter, revalidation::ask, clock));
    }

    private static void await(@Nullable CompletableFuture<Void> answer) {
        if (answer == null) {
            return;
        }
        try {
            answer.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            // The question goes on, and what it brings counts from then on.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
