package org.gatehouse.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.gatehouse.outbound.BoundedHttp;
import org.gatehouse.outbound.CallWatches;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/**
 * Calls to the identity provider, for Spring's clients and for our own. Each ends within seconds, reads a bounded answer
 * and treats a redirect as a failure: none of the provider's endpoints for servers has a reason to redirect. A server that
 * hangs holds a few of our threads only.
 */
@Component
public final class ProviderHttp implements ClientHttpRequestFactory, AutoCloseable {

    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(5), 512 * 1024);

    /** Of all providers together; the other threads of the web server, 50 at least, are for those who need no provider. */
    private static final int MOST_CALLS = 150;

    private final CallWatches watches;
    private final BoundedHttp http;
    private final Semaphore calls = new Semaphore(MOST_CALLS);
    /** One for each host and port: there are no more than settings and their providers' metadata name. */
    private final Map<String, Turns> turns = new ConcurrentHashMap<>();

    /** For tests of what uses it. */
    public ProviderHttp() {
        this(LIMITS);
    }

    @Autowired
    ProviderHttp(CallWatches watches) {
        this(LIMITS, watches);
    }

    ProviderHttp(BoundedHttp.Limits limits) {
        this(limits, CallWatches.NONE);
    }

    private ProviderHttp(BoundedHttp.Limits limits, CallWatches watches) {
        this.watches = watches;
        this.http = new BoundedHttp(limits);
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) {
        return new ProviderRequest(this, uri, method);
    }

    /**
     * The body of a document.
     *
     * @throws IOException if the provider does not answer 200 within the limits
     */
    byte[] get(URI uri) throws IOException {
        var request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/json, application/jwk-set+json")
                .build();
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() != 200) {
            throw new IOException(uri + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        HttpResponse<byte[]> answer = watched(request);
        if (answer.statusCode() / 100 == 3) {
            throw new IOException(withoutQuery(request.uri()) + " answered with a redirect, which is not followed");
        }
        return answer;
    }

    private HttpResponse<byte[]> inTurn(HttpRequest request) throws IOException {
        if (!calls.tryAcquire()) {
            throw new IOException("Too many calls to providers are under way");
        }
        try {
            return turns.computeIfAbsent(request.uri().getRawAuthority(), Turns::new)
                    .take(() -> http.send(request));
        } finally {
            calls.release();
        }
    }

    private HttpResponse<byte[]> watched(HttpRequest request) throws IOException {
        String outcome = "unreachable";
        var call = watches.begin("provider", endpoint(request.uri()));
        try {
            HttpResponse<byte[]> answer = inTurn(request);
            outcome = String.valueOf(answer.statusCode());
            return answer;
        } finally {
            call.ended(outcome);
        }
    }

    /** What its path ends with: few at each provider, as all of them come from its metadata. */
    private static String endpoint(URI uri) {
        String path = String.valueOf(uri.getPath());
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String withoutQuery(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    @Override
    public void close() {
        http.close();
    }
}
