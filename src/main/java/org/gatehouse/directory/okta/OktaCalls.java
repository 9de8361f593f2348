package org.gatehouse.directory.okta;

import com.okta.sdk.resource.client.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gatehouse.directory.AccessToken;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.outbound.BoundedHttp;
import org.jspecify.annotations.Nullable;

/**
 * Calls to Okta's management API, each bounded in time and size; every failure is a {@link DirectoryException}. The client
 * is built at the first call, so that the application starts quickly and without Okta.
 */
final class OktaCalls implements AutoCloseable {

    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), OktaTransport.MOST_BYTES);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final OktaSettings settings;
    private final BoundedHttp http;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable OktaClient client;

    OktaCalls(OktaSettings settings) {
        this(settings, LIMITS);
    }

    OktaCalls(OktaSettings settings, BoundedHttp.Limits limits) {
        this.settings = settings;
        this.http = new BoundedHttp(limits);
    }

    String orgUrl() {
        return settings.orgUrl();
    }

    boolean reachUsersOf(String issuer) {
        return settings.reachUsersOf(issuer);
    }

    /** Reads, and tries once more when Okta could not be reached or was busy. */
    <T> T read(Function<OktaClient, @Nullable T> question) {
        return failingAs(OktaFailures::ofRead, () -> repeated(question));
    }

    /** Reads a list that every organization has, and so can be empty but not absent. */
    <T> T list(Function<OktaClient, @Nullable T> question) {
        return failingAs(OktaFailures::ofList, () -> repeated(question));
    }

    /** Reads what may not be there. */
    <T> Optional<T> lookUp(Function<OktaClient, @Nullable T> question) {
        try {
            return Optional.of(read(question));
        } catch (DirectoryException.NotFound absent) {
            return Optional.empty();
        }
    }

    /** Writes values, once: a second time they may not mean the same. */
    <T> T write(Function<OktaClient, @Nullable T> change) {
        return failingAs(OktaFailures::ofValues, () -> answered(change));
    }

    /** Does, once, what depends on the status of a user or the kind of a group. */
    <T> T act(Function<OktaClient, @Nullable T> action) {
        return failingAs(OktaFailures::ofAction, () -> answered(action));
    }

    /** Does what comes to the same when it is done twice, and so is tried once more, as reading is. */
    void actRepeatably(Consumer<OktaClient> action) {
        Function<OktaClient, @Nullable Boolean> done = okta -> {
            action.accept(okta);
            return true;
        };
        failingAs(OktaFailures::ofAction, () -> repeated(done));
    }

    /** Lets some time pass, during which something may become visible or better. */
    static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryException.Unavailable("Nobody waits for Okta any more", e);
        }
    }

    private interface Call<T> {
        T make();
    }

    private static <T> T failingAs(Function<RuntimeException, DirectoryException> failures, Call<T> call) {
        try {
            return call.make();
        } catch (RuntimeException e) {
            throw failures.apply(e);
        }
    }

    private <T> T repeated(Function<OktaClient, @Nullable T> question) {
        try {
            return answered(question);
        } catch (ApiException e) {
            if (!OktaFailures.mayPassAtOnce(e)) {
                throw e;
            }
            pause();
            return answered(question);
        }
    }

    private <T> T answered(Function<OktaClient, @Nullable T> question) {
        OktaClient okta = connected();
        T answer = okta.getAuthentication("oauth2") instanceof ServiceToken token
                ? answered(okta, question, token.held())
                : question.apply(okta);
        if (answer == null) {
            throw new DirectoryException.Unavailable("Okta answered nothing", null);
        }
        return answer;
    }

    private static <T> @Nullable T answered(
            OktaClient okta, Function<OktaClient, @Nullable T> question, AccessToken token) {
        String used = token.value();
        try {
            return question.apply(okta);
        } catch (ApiException e) {
            if (e.getCode() != 401) {
                throw e;
            }
            token.forget(used); // revoked before its time: one new token, one more try
            return question.apply(okta);
        }
    }

    private OktaClient connected() {
        OktaClient known = client;
        if (known != null) {
            return known;
        }
        connecting.lock();
        try {
            known = client;
            if (known == null) {
                known = OktaClient.connect(settings, http);
                client = known;
            }
            return known;
        } finally {
            connecting.unlock();
        }
    }

    /** Ends calls under way and frees all connections. */
    @Override
    public void close() {
        http.close();
    }
}
