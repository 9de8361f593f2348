package org.gatehouse.signin;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;

/** Takes tokens back at the provider (RFC 7009). */
@Component
class TokenRevocation {

    private static final Logger log = LoggerFactory.getLogger(TokenRevocation.class);

    /** What stands before a provider says so when there is nothing behind it. */
    private static final Set<Integer> NOBODY_THERE = Set.of(502, 503, 504);

    private final DirectCalls calls;

    TokenRevocation(DirectCalls calls) {
        this.calls = calls;
    }

    /**
     * Tries once; a token that is not taken back ends by itself.
     *
     * @param type {@code refresh_token} or {@code access_token}
     * @return false if the provider cannot be reached; true whatever it answers
     */
    boolean revoke(ClientRegistration provider, URI endpoint, String type, String token) {
        var form = Map.of("token", token, "token_type_hint", type);
        try {
            int status = calls.post(provider, endpoint, form).status();
            if (status != 200) {
                log.warn("The {} of a log-out was not revoked: {} answered {}", type, endpoint, status);
            }
            return !NOBODY_THERE.contains(status);
        } catch (IOException unreachable) {
            log.warn("The {} of a log-out was not revoked: {}", type, unreachable.toString());
            return false;
        }
    }
}
