package org.gatehouse.directory.okta;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.gatehouse.outbound.AnswerTooLarge;
import org.gatehouse.outbound.BoundedHttp;

/**
 * Sends the SDK's requests through {@link BoundedHttp} instead of Apache's client, which has no deadline for a whole
 * call and no limit for a body.
 */
final class OktaTransport implements ExecChainHandler {

    /** Set by the JDK's client itself; it refuses them from outside. */
    private static final Set<String> NOT_OURS =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    /** How long an answer may be, unpacked too. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    private final BoundedHttp http;

    OktaTransport(BoundedHttp http) {
        this.http = http;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        return answerOf(http.send(requestOf(request)));
    }

    private static HttpRequest requestOf(ClassicHttpRequest request) throws IOException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uriOf(request)).method(request.getMethod(), body(request));
        for (var header : request.getHeaders()) {
            if (!NOT_OURS.contains(header.getName().toLowerCase(Locale.ROOT))) {
                builder.header(header.getName(), header.getValue());
            }
        }
        HttpEntity entity = request.getEntity();
        if (entity != null && entity.getContentType() != null) {
            builder.setHeader("Content-Type", entity.getContentType()); // Apache's own steps after this one would do it
        }
        return builder.build();
    }

    private static URI uriOf(ClassicHttpRequest request) throws IOException {
        try {
            return request.getUri();
        } catch (URISyntaxException e) {
            throw new IOException("Not a valid address", e);
        }
    }

    private static HttpRequest.BodyPublisher body(ClassicHttpRequest request) throws IOException {
        HttpEntity entity = request.getEntity();
        if (entity == null || entity.getContentLength() == 0) {
            return HttpRequest.BodyPublishers.noBody();
        }
        return HttpRequest.BodyPublishers.ofByteArray(EntityUtils.toByteArray(entity));
    }

    private static List<String> lines(URI asked, String name, String value) {
        return name.equalsIgnoreCase("link") ? OktaLinks.lines(asked, value) : List.of(value);
    }

    /** Some proxies pack what nobody asked them to pack (RFC 9110, section 12.5.3). */
    private static byte[] unpacked(HttpResponse<byte[]> answer) throws IOException {
        if (!answer.headers().firstValue("content-encoding").orElse("").equalsIgnoreCase("gzip")
                || answer.body().length == 0) {
            return answer.body();
        }
        try (var packed = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            byte[] body = packed.readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                throw new AnswerTooLarge(MOST_BYTES);
            }
            return body;
        }
    }

    private static ClassicHttpResponse answerOf(HttpResponse<byte[]> answer) throws IOException {
        var response = new BasicClassicHttpResponse(answer.statusCode());
        answer.headers()
                .map()
                .forEach((name, values) -> values.stream()
                        .flatMap(value -> lines(answer.uri(), name, value).stream())
                        .forEach(value -> response.addHeader(name, value)));
        ContentType type = ContentType.parseLenient(
                answer.headers().firstValue("content-type").orElse("application/json"));
        response.setEntity(new ByteArrayEntity(unpacked(answer), type));
        return response;
    }
}
