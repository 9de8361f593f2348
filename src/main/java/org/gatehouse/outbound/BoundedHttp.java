package org.gatehouse.outbound;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * HTTP calls that end in time, whatever the other side does. Redirects are never followed, so that credentials stay
 * with the host they are meant for: the caller sees the 3xx answer.
 */
public final class BoundedHttp implements AutoCloseable {

    /**
     * @param connect how long a connection may take
     * @param call how long a whole call may take, from connecting to the last byte of the answer
     * @param bodyBytes how long the body of an answer may be
     */
    public record Limits(Duration connect, Duration call, int bodyBytes) {}

    private final Limits limits;
    private final HttpClient client;

    public BoundedHttp(Limits limits) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connect())
                .build();
    }

    /**
     * @throws java.net.http.HttpConnectTimeoutException if no connection came about in time
     * @throws HttpTimeoutException if the answer was not complete in time
     * @throws AnswerTooLarge if the body is longer than the limit
     * @throws IOException if the call fails in any other way
     */
    public HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        // Neither HttpRequest.timeout nor a read time-out ends an answer that drips; a deadline on the future does.
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new BoundedBody(limits.bodyBytes()));
        try {
            return answer.get(limits.call().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException(
                    "No complete answer within " + limits.call().toMillis() + " ms");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for an answer");
        } catch (ExecutionException e) {
            throw asIoException(e);
        }
    }

    private static IOException asIoException(ExecutionException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AnswerTooLarge tooLarge) {
                return tooLarge;
            }
        }
        return failure.getCause() instanceof IOException io ? io : new IOException("The call failed", failure);
    }

    /** Ends calls under way and frees all connections. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
