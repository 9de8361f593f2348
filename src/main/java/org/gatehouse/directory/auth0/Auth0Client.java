package org.gatehouse.directory.auth0;

import com.auth0.client.mgmt.ManagementApi;
import com.auth0.client.mgmt.core.ClientOptions;
import com.auth0.client.mgmt.core.Environment;
import com.auth0.client.mgmt.core.ManagementApiException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.gatehouse.directory.AccessToken;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.outbound.BoundedHttp;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls to Auth0. The SDK's client is built at the first one, so that the application starts quickly and without Auth0;
 * neither it nor we repeat a call, but for one that was refused with an access token which Auth0 has revoked.
 */
final class Auth0Client implements AutoCloseable {

    private static final BoundedHttp.Limits LIMITS =
            new BoundedHttp.Limits(Duration.ofSeconds(2), Duration.ofSeconds(8), 4 * 1024 * 1024);

    private final Auth0Settings settings;
    private final BoundedHttp http;
    private final AccessToken token;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable ManagementApi api;

    Auth0Client(Auth0Settings settings) {
        this(settings, LIMITS);
    }

    Auth0Client(Auth0Settings settings, BoundedHttp.Limits limits) {
        this.settings = settings;
        this.http = new BoundedHttp(limits);
        this.token = Auth0Token.of(settings, http);
    }

    /** @throws DirectoryException for every failure */
    <T> T call(Function<ManagementApi, @Nullable T> question) {
        try {
            return present(answered(question));
        } catch (RuntimeException e) {
            throw Auth0Failures.of(e);
        }
    }

    /** Auth0's answer; empty when it knows no such thing. */
    <T> Optional<T> find(Function<ManagementApi, @Nullable T> question) {
        return call(api -> {
            try {
                return Optional.of(present(question.apply(api)));
            } catch (ManagementApiException e) {
                if (Auth0Failures.isNotFound(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /**
     * Calls that follow a change. Whatever makes them fail, throttling too: something was written before.
     *
     * @throws DirectoryException.Unavailable for every failure
     */
    <T> T afterWriting(Supplier<T> rest) {
        try {
            return rest.get();
        } catch (DirectoryException failure) {
            throw new DirectoryException.Unavailable(
                    "Auth0 took the call, but does not tell what came of it: " + failure.getMessage(), failure);
        }
    }

    /** A call that Auth0 answers with nothing. */
    void run(Consumer<ManagementApi> command) {
        call(api -> {
            command.accept(api);
            return true;
        });
    }

    /**
     * Has Auth0 send a user the link with which to choose a password (Authentication API, {@code POST
     * /dbconnections/change_password}).
     */
    void mailPasswordLink(String email) {
        var body = Map.of("client_id", settings.signInClientId(), "email", email, "connection", settings.connection());
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.url() + "/dbconnections/change_password"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request);
            if (answer.statusCode() == 429) {
                throw Auth0Failures.throttled(answer.headers().map());
            }
            if (answer.statusCode() != 200) {
                throw new DirectoryException.Unavailable("Auth0 sent no mail: " + answer.statusCode(), null);
            }
        } catch (IOException e) {
            throw new DirectoryException.Unavailable("Auth0 cannot be asked for a mail", e);
        }
    }

    private static <T> T present(@Nullable T answer) {
        if (answer == null) {
            throw new DirectoryException.Unavailable("Auth0 answered nothing", null);
        }
        return answer;
    }

    private <T> @Nullable T answered(Function<ManagementApi, @Nullable T> question) {
        ManagementApi auth0 = connected();
        String used = token.value();
        try {
            return question.apply(auth0);
        } catch (ManagementApiException e) {
            if (e.statusCode() != 401) {
                throw e;
            }
            token.forget(used); // revoked before its time: one new token, one more try
            return question.apply(auth0);
        }
    }

    private ManagementApi connected() {
        ManagementApi known = api;
        if (known != null) {
            return known;
        }
        connecting.lock();
        try {
            known = api;
            if (known == null) {
                known = connect();
                api = known;
            }
            return known;
        } finally {
            connecting.unlock();
        }
    }

    /** With an HTTP client given, the SDK adds none of its retries. */
    private ManagementApi connect() {
        var transport = new OkHttpClient.Builder()
                .addInterceptor(new Auth0Transport(http))
                .build();
        return new ManagementApi(ClientOptions.builder()
                .environment(Environment.custom(settings.api()))
                .addHeader("Authorization", () -> "Bearer " + token.value())
                .httpClient(transport)
                .build());
    }

    /** Ends calls under way and frees all connections. */
    @Override
    public void close() {
        http.close();
    }
}
