package org.gatehouse.signin;

import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.client.DefaultResponseErrorHandler;

/**
 * Refusals of the token endpoint (RFC 6749, section 5.2) whatever their status. The RFC's own for a client that is not
 * accepted is 401, and there are providers that answer 403; Spring Security reads those with 400 only.
 */
final class TokenRefusals extends DefaultResponseErrorHandler {

    private static final class Refusal extends OAuth2AuthorizationException {
        Refusal(OAuth2Error error) {
            super(error);
        }
    }

    /** Whether something failed because the endpoint refused. */
    static boolean isCauseOf(Exception failure) {
        return failure.getCause() instanceof Refusal;
    }

    @Override
    public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
        int status = response.getStatusCode().value();
        if (!ErrorAnswer.isForAMoment(status)) {
            ErrorAnswer answer = ErrorAnswer.parse(response.getBody().readAllBytes());
            boolean unnamed = answer.error().isEmpty();
            if (!unnamed || status == HttpStatus.UNAUTHORIZED.value()) {
                throw new Refusal(new OAuth2Error(
                        unnamed ? OAuth2ErrorCodes.INVALID_CLIENT : answer.error(), answer.description(), null));
            }
        }
        super.handleError(url, method, response);
    }
}
