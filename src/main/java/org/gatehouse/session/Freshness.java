package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How old what a session knows of its person is, and whether the provider is being asked at the moment. It is asked ahead
 * of time, so that clicks seldom wait for it: after 80 to 95 % of {@code REVALIDATE_AFTER}, by chance, so that not all
 * who came in the same minute are asked in the same second.
 */
final class Freshness {

    /**
     * Stands in the row, in place of the time of the last answer, when that answer is known to be outdated. It is a bit
     * later when something else becomes known before the next answer, so that none to an earlier question counts.
     */
    static final Instant OUTDATED = Instant.EPOCH;

    /** What is earlier is no time of an answer. */
    static final Instant FIRST_ANSWER = OUTDATED.plus(Duration.ofDays(1));

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);

    private Instant read;
    private double ahead = share();
    private Instant nextTry = Instant.MIN;
    private boolean soon;
    private int requests;
    private boolean tokensRenewed;
    private @Nullable CompletableFuture<Void> asking;

    Freshness(Instant read) {
        this.read = read;
    }

    /** Whether what stands in the row says that the last answer is outdated. */
    static boolean isOutdated(Instant read) {
        return read.isBefore(FIRST_ANSWER);
    }

    /** When the provider said what is known; {@link #OUTDATED} or a little later when something else is true now. */
    synchronized Instant read() {
        return read;
    }

    /** How often there was a reason to ask; taken before a question, to be given with its answer. */
    synchronized int requests() {
        return requests;
    }

    /** @param asked {@link #requests} before the provider was asked: what was asked for since is asked for still */
    synchronized void readAt(Instant time, int asked) {
        read = time;
        ahead = share();
        soon = asked != requests;
        tokensRenewed = false;
    }

    synchronized boolean isOutdated() {
        return isOutdated(read);
    }

    /**
     * Something else is known to be true now.
     *
     * @param mark what stands in the row
     */
    synchronized void outdate(Instant mark) {
        if (!read.equals(mark)) {
            read = mark;
            askSoon();
        }
    }

    /** Has the provider asked at the next opportunity; nobody has to wait for it. */
    synchronized void askSoon() {
        requests++;
        tokensRenewed = false;
        soon = true;
        nextTry = Instant.MIN;
    }

    /**
     * A new id token came, which may say something new; there is no reason to fetch another one.
     *
     * @param asked {@link #requests} before it was fetched: what was asked for since it may not say yet
     */
    synchronized void tokensWereRenewed(int asked) {
        tokensRenewed = asked == requests;
        soon = true;
    }

    /** Whether the tokens are newer than what is known. */
    synchronized boolean hasNewTokens() {
        return tokensRenewed;
    }

    /** Whether the provider may be asked in the background. */
    synchronized boolean isDue(Instant now, Duration revalidateAfter) {
        long milliseconds = (long) (revalidateAfter.toMillis() * ahead);
        return mayAsk(now) && (soon || !now.isBefore(read.plusMillis(milliseconds)));
    }

    /** Whether what is known is too old to be relied on without having asked. */
    synchronized boolean isOver(Instant now, Duration revalidateAfter) {
        return !now.isBefore(read.plus(revalidateAfter));
    }

    /**
     * Makes the caller the one who asks in the background, and who calls {@link #end} in any case.
     *
     * @return what others wait for; null when there is no reason to ask any more, when somebody is asking already, and for
     *     a while after a failure
     */
    synchronized @Nullable CompletableFuture<Void> beginIfDue(Instant now, Duration revalidateAfter) {
        return isDue(now, revalidateAfter) ? begin(now) : null;
    }

    /** The same for somebody who may not go on with what is too old. */
    synchronized @Nullable CompletableFuture<Void> beginIfOver(Instant now, Duration revalidateAfter) {
        return isOver(now, revalidateAfter) && mayAsk(now) ? begin(now) : null;
    }

    private CompletableFuture<Void> begin(Instant now) {
        nextTry = now.plus(PAUSE_AFTER_FAILURE);
        asking = new CompletableFuture<>();
        return asking;
    }

    /** @param answered whether there may be a next question at once */
    void end(CompletableFuture<Void> question, boolean answered) {
        synchronized (this) {
            asking = null;
            if (answered) {
                nextTry = Instant.MIN;
            }
        }
        question.complete(null);
    }

    /** The question that somebody else is asking now; null when nobody does. */
    synchronized @Nullable CompletableFuture<Void> asking() {
        return asking;
    }

    private boolean mayAsk(Instant now) {
        return asking == null && !now.isBefore(nextTry);
    }

    private static double share() {
        return ThreadLocalRandom.current().nextDouble(0.80, 0.95);
    }
}
