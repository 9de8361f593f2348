package org.gatehouse.directory.keycloak;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.jboss.resteasy.client.jaxrs.internal.ClientConfiguration;
import org.jboss.resteasy.client.jaxrs.internal.ClientResponse;
import org.jboss.resteasy.tracing.RESTEasyTracingLogger;
import org.jboss.resteasy.util.CaseInsensitiveMap;

/** An answer that has been read to its end, so that no connection waits for RESTEasy to release it. */
final class KeycloakAnswer extends ClientResponse {

    private InputStream body;

    KeycloakAnswer(ClientConfiguration configuration, HttpResponse<byte[]> answer) {
        super(configuration, RESTEasyTracingLogger.empty());
        this.body = new ByteArrayInputStream(answer.body());
        setStatus(answer.statusCode());
        var headers = new CaseInsensitiveMap<String>();
        answer.headers().map().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        setHeaders(headers);
    }

    @Override
    protected InputStream getInputStream() {
        return body;
    }

    @Override
    protected void setInputStream(InputStream body) {
        this.body = body;
    }

    @Override
    public void releaseConnection() {
        // nothing is held
    }

    @Override
    public void releaseConnection(boolean consumeInputStream) {
        // nothing is held
    }
}
