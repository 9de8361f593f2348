package org.gatehouse.builtin.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Posts logout tokens to the application in the background. What cannot be reached is tried a few times within the
 * token's two minutes; what is still waiting when the server stops is lost.
 */
@Component
class LogoutDelivery implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(LogoutDelivery.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(20));
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 10_000;

    private final URI receiver;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(
            THREADS,
            task -> Thread.ofPlatform().daemon().name("logout-tokens").unstarted(task),
            new ThreadPoolExecutor.DiscardPolicy());

    LogoutDelivery(IdentityServer.Settings settings) {
        this.receiver = URI.create(settings.applicationUrl(settings.backChannelLogoutPath()));
    }

    /** Never waits and never fails: a log-out here is complete without the application. */
    void deliver(Supplier<String> token) {
        if (places.tryAcquire()) {
            threads.execute(() -> first(token));
        } else {
            log.warn("The application is not told of a log-out: {} others are waiting to be sent", MOST_WAITING);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void first(Supplier<String> token) {
        try {
            attempt(token.get(), 0);
        } catch (RuntimeException notMade) {
            done(notMade.toString());
        }
    }

    private void attempt(String token, int pausesTaken) {
        try {
            int status = post(token);
            if (status >= 500 || status == 429) {
                tryAgain(token, pausesTaken, "it answered " + status);
            } else {
                done(status == 200 || status == 204 ? "" : "it answered " + status);
            }
        } catch (IOException unreachable) {
            tryAgain(token, pausesTaken, unreachable.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private int post(String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(receiver)
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        // Closed unread: only the status matters, and a body may be long or slow.
        response.body().close();
        return response.statusCode();
    }

    private void tryAgain(String token, int pausesTaken, String failure) {
        if (pausesTaken == PAUSES.size()) {
            done(failure);
        } else {
            var unused = threads.schedule(
                    () -> attempt(token, pausesTaken + 1),
                    PAUSES.get(pausesTaken).toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void done(String failure) {
        places.release();
        if (!failure.isEmpty()) {
            log.warn("The application at {} was not told of a log-out: {}", receiver, failure);
        }
    }
}
