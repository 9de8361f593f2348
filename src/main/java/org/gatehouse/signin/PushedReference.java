package org.gatehouse.signin;

import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * What a provider keeps a pushed authorization request under (RFC 9126, section 2.2).
 *
 * @param requestUri of the provider's own making, to be handed back as it is
 */
record PushedReference(String requestUri) {

    /** Addresses that hold longer ones are cut or refused on the way. */
    private static final int LONGEST = 1500;

    /** @throws OAuth2AuthenticationException if the answer holds no reference, or none that is good for any time */
    static PushedReference parse(byte[] answer) {
        Map<String, Object> values = ErrorAnswer.object(answer);
        boolean lives =
                values.get(OAuth2ParameterNames.EXPIRES_IN) instanceof Number seconds && seconds.longValue() > 0;
        if (values.get(OAuth2ParameterNames.REQUEST_URI) instanceof String uri && isPlain(uri) && lives) {
            return new PushedReference(uri);
        }
        throw PushedRequests.failure("The provider's answer to the pushed request holds no request_uri that is good");
    }

    private static boolean isPlain(String uri) {
        return !uri.isEmpty() && uri.length() <= LONGEST && uri.chars().allMatch(c -> c > ' ' && c <= '~');
    }
}
