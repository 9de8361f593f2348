package org.gatehouse.builtin.identity;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Tomcat refuses before any filter sees it, such as a path with NUL, is answered in Okta's form too. So is a request
 * line that is too long to be read, whatever its path would have been.
 */
@Component
class BadPaths implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final JsonMapper json;

    BadPaths(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            String path = request.getRequestURI();
            boolean api = path == null || path.startsWith("/api/");
            if (response.getStatus() != 400
                    || !api
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                super.report(request, response, failure);
                return;
            }
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            try (var body = response.getReporter()) {
                if (body != null) {
                    body.write(json.writeValueAsString(OktaError.of("E0000003", "The request was not well-formed.")));
                }
            } catch (IOException gone) {
                // whoever asked is no longer there
            }
        }
    }
}
