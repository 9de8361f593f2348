package org.gatehouse.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Answers what the container refuses by itself, before there is a request that a filter could see: a broken request line,
 * headers too large, a host that is none. It takes the place of Tomcat's report page.
 */
final class PlainErrors extends ErrorReportValve {

    private final SafeHeaders headers;

    PlainErrors(SafeHeaders headers) {
        this.headers = headers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        headers.writeTo(response);
        try {
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            HttpStatus known = HttpStatus.resolve(status);
            var writer = response.getReporter();
            if (writer != null) {
                writer.write((known == null ? "Error " + status : known.getReasonPhrase()) + "\n");
                response.finishResponse();
            }
        } catch (IOException gone) {
            // There is nobody left to tell.
        }
    }
}
