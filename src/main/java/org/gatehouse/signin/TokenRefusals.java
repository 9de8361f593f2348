package org.gatehouse.signin;

import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.DefaultResponseErrorHandler;

/**
 * Refusals of the token endpoint (RFC 6749, section 5.2) whatever their status. The RFC's own for a client that is not
 * accepted is 401, and there are providers that answer 403; Spring Security reads those with 400 only.
 */
final class TokenRefusals extends DefaultResponseErrorHandler {

    @Override
    public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (!ErrorAnswer.isForAMoment(status)) {
            ErrorAnswer answer = ErrorAnswer.parse(response.getBody().readAllBytes());
            String error = answer.errorOf(status);
            if (!error.isEmpty()) {
                throw new ProviderRefusal(error, answer.description());
            }
        }
        super.handleError(url, method, response);
    }
}
