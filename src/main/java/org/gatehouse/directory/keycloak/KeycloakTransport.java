package org.gatehouse.directory.keycloak;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import org.gatehouse.directory.AccessToken;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.outbound.BoundedHttp;
import org.jboss.resteasy.client.jaxrs.ClientHttpEngine;
import org.jboss.resteasy.client.jaxrs.internal.ClientInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Sends RESTEasy's requests through {@link BoundedHttp} instead of Apache's client, which has no deadline for a whole
 * call and no limit for a body. Sends nothing twice, but for a token that has been revoked before its time.
 */
final class KeycloakTransport implements ClientHttpEngine {

    /** Set by the JDK's client itself, which refuses them from outside, or by us. */
    private static final Set<String> NOT_OURS =
            Set.of("authorization", "connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private final BoundedHttp http;
    private final AccessToken token;

    KeycloakTransport(BoundedHttp http, AccessToken token) {
        this.http = http;
        this.token = token;
    }

    /** @throws DirectoryException for each answer but a success */
    @Override
    public Response invoke(Invocation invocation) {
        var request = (ClientInvocation) invocation;
        try {
            HttpRequest.Builder builder = requestOf(request);
            HttpResponse<byte[]> answer = send(builder, token.value());
            if (answer.statusCode() == 401) {
                answer = send(builder, token.value());
            }
            if (answer.statusCode() / 100 != 2) {
                throw KeycloakFailures.of(answer);
            }
            return new KeycloakAnswer(request.getClientConfiguration(), answer);
        } catch (IOException e) {
            throw new ProcessingException(e);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request, String value) throws IOException {
        HttpResponse<byte[]> answer =
                http.send(request.setHeader("Authorization", "Bearer " + value).build());
        if (answer.statusCode() == 401) {
            token.forget(value);
        }
        return answer;
    }

    private static HttpRequest.Builder requestOf(ClientInvocation request) throws IOException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.getUri()).method(request.getMethod(), body(request));
        request.getHeaders().asMap().forEach((name, values) -> {
            if (!NOT_OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder;
    }

    private static HttpRequest.BodyPublisher body(ClientInvocation request) throws IOException {
        if (request.getEntity() == null) {
            return HttpRequest.BodyPublishers.noBody();
        }
        var bytes = new ByteArrayOutputStream();
        request.getDelegatingOutputStream().setDelegate(bytes);
        request.writeRequestBody(request.getEntityStream());
        return HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray());
    }

    /** The JDK's own: {@link BoundedHttp} decides. */
    @Override
    public @Nullable SSLContext getSslContext() {
        return null;
    }

    @Override
    public @Nullable HostnameVerifier getHostnameVerifier() {
        return null;
    }

    @Override
    public void close() {
        http.close();
    }
}
