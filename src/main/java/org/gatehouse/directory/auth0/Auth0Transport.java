package org.gatehouse.directory.auth0;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.gatehouse.outbound.BoundedHttp;

/**
 * Sends the SDK's requests through {@link BoundedHttp} instead of OkHttp, which follows redirects, repeats calls when a
 * connection fails, and has no limit for a body.
 */
final class Auth0Transport implements Interceptor {

    /** Set by the JDK's client itself; it refuses them from outside. */
    private static final Set<String> NOT_OURS =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private final BoundedHttp http;

    Auth0Transport(BoundedHttp http) {
        this.http = http;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        return answerOf(request, http.send(requestOf(request)));
    }

    private static HttpRequest requestOf(Request request) throws IOException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.url().uri()).method(request.method(), body(request));
        for (var header : request.headers()) {
            if (!NOT_OURS.contains(header.getFirst().toLowerCase(Locale.ROOT))) {
                builder.header(header.getFirst(), header.getSecond());
            }
        }
        return builder.build();
    }

    private static HttpRequest.BodyPublisher body(Request request) throws IOException {
        RequestBody body = request.body();
        if (body == null) {
            return HttpRequest.BodyPublishers.noBody();
        }
        var bytes = new Buffer();
        body.writeTo(bytes);
        return HttpRequest.BodyPublishers.ofByteArray(bytes.readByteArray());
    }

    private static Response answerOf(Request request, HttpResponse<byte[]> answer) {
        var headers = new Headers.Builder();
        answer.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> headers.addUnsafeNonAscii(name, value)));
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(answer.statusCode())
                .message("")
                .headers(headers.build())
                .body(ResponseBody.create(answer.body(), MediaType.get("application/json")))
                .build();
    }
}
