package org.gatehouse.directory;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.gatehouse.outbound.BoundedHttp;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The access token that this application gets for itself to ask a directory (RFC 6749, section 4.4), renewed shortly before
 * its end by one thread for all. The SDKs' own have no limits, or do not recover: from a token that was revoked, from a
 * renewal that failed, or from many threads that wait for a server that does not answer.
 */
public final class AccessToken {

    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);
    private static final int USUAL_SECONDS = 300;

    /** What a header can carry (RFC 6750, section 2.1). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Pattern CODE = Pattern.compile("[a-z_]{1,50}");

    private record Token(String value, Instant renewAt) {
        boolean isFresh() {
            return Instant.now().isBefore(renewAt);
        }
    }

    /**
     * How a directory is asked for a token.
     *
     * @param directory what people call it
     * @param request made anew for each token
     * @param refusal what to say of the statuses 400, 401 and 403: which setting is wrong
     * @param throttled the failure for the status 429
     */
    public record Endpoint(
            String directory,
            Supplier<HttpRequest> request,
            String refusal,
            Function<HttpHeaders, DirectoryException> throttled) {}

    private final Endpoint endpoint;
    private final BoundedHttp http;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Token token;
    private @Nullable DirectoryException failure;
    private Instant failedAt = Instant.MIN;

    public AccessToken(Endpoint endpoint, BoundedHttp http) {
        this.endpoint = endpoint;
        this.http = http;
    }

    /** @throws DirectoryException if there is none to be had */
    public String value() {
        Token held = token;
        return held != null && held.isFresh() ? held.value() : renewed();
    }

    /** Forgets a token that the directory did not take; one that came since then is kept. */
    public void forget(String refused) {
        Token held = token;
        if (held != null && held.value().equals(refused)) {
            token = null;
        }
    }

    private String renewed() {
        Instant asked = Instant.now();
        renewing.lock();
        try {
            Token held = token;
            if (held != null && held.isFresh()) {
                return held.value();
            }
            if (failure != null && failedAt.isAfter(asked)) {
                throw failure; // it failed while we waited: once more for each waiting thread would take for ever
            }
            return fetch();
        } finally {
            renewing.unlock();
        }
    }

    private String fetch() {
        try {
            Token fetched = tokenOf(http.send(endpoint.request().get()));
            token = fetched;
            failure = null;
            return fetched.value();
        } catch (DirectoryException e) {
            throw failed(e);
        } catch (IOException e) {
            throw failed(new DirectoryException.Unavailable(endpoint.directory() + " gave no access token: " + e, e));
        } catch (JacksonException e) { // whose words may be parts of the answer
            throw failed(answered("no JSON", e));
        }
    }

    private DirectoryException failed(DirectoryException why) {
        failure = why;
        failedAt = Instant.now();
        return why;
    }

    private Token tokenOf(HttpResponse<byte[]> answer) {
        switch (answer.statusCode()) {
            case 200 -> {}
            case 400, 401, 403 -> throw refused(answer.body());
            case 429 -> throw endpoint.throttled().apply(answer.headers());
            default -> throw answered(String.valueOf(answer.statusCode()), null);
        }
        JsonNode json = JsonMapper.shared().readTree(answer.body());
        if (json.path("token_type").asString("").equalsIgnoreCase("DPoP")) {
            throw new DirectoryException.Denied(
                    endpoint.directory() + " wants DPoP of this client; switch that off there", null);
        }
        String value = json.path("access_token").asString("");
        if (!TOKEN.matcher(value).matches()) {
            throw answered("without a token", null);
        }
        Duration life = Duration.ofSeconds(Math.max(0, json.path("expires_in").asLong(USUAL_SECONDS)));
        Duration margin = life.dividedBy(6).compareTo(LONGEST_MARGIN) < 0 ? life.dividedBy(6) : LONGEST_MARGIN;
        return new Token(value, Instant.now().plus(life.minus(margin)));
    }

    /** With the code of the error (RFC 6749, section 5.2), which tells a wrong key from a missing scope or DPoP. */
    private DirectoryException refused(byte[] body) {
        String code;
        try {
            code = JsonMapper.shared().readTree(body).path("error").asString("");
        } catch (JacksonException unreadable) {
            code = "";
        }
        String why = CODE.matcher(code).matches() ? ": " + code : "";
        return new DirectoryException.Denied(endpoint.refusal() + why, null);
    }

    private DirectoryException answered(String answer, @Nullable Exception cause) {
        return new DirectoryException.Unavailable(endpoint.directory() + "'s token endpoint answered " + answer, cause);
    }
}
