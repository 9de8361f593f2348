package org.gatehouse.provider;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that has been read in full. */
final class ProviderResponse implements ClientHttpResponse {

    private final HttpResponse<byte[]> answer;
    private final HttpHeaders headers = new HttpHeaders();

    ProviderResponse(HttpResponse<byte[]> answer) {
        this.answer = answer;
        answer.headers().map().forEach(headers::addAll);
        if (!isTypeReadable()) {
            headers.remove(HttpHeaders.CONTENT_TYPE); // as if it were not named; Spring's readers trip over it
        }
    }

    private boolean isTypeReadable() {
        try {
            headers.getContentType();
            return true;
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(answer.statusCode());
    }

    @Override
    public String getStatusText() {
        HttpStatus known = HttpStatus.resolve(answer.statusCode());
        return known == null ? "" : known.getReasonPhrase();
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(answer.body());
    }

    @Override
    public void close() {
        // Nothing is held: the body is in memory.
    }
}
