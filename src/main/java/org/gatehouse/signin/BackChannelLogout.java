package org.gatehouse.signin;

import org.gatehouse.session.EndReason;
import org.gatehouse.session.Sessions;
import org.gatehouse.signin.LogoutToken.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Ends the sessions that a provider says are over (OpenID Connect Back-Channel Logout 1.0, section 2.7). */
@Component
class BackChannelLogout {

    private static final Logger log = LoggerFactory.getLogger(BackChannelLogout.class);

    private final LogoutTokens tokens;
    private final UsedLogoutTokens used;
    private final Sessions sessions;
    private final TransactionOperations transaction;

    BackChannelLogout(
            LogoutTokens tokens, UsedLogoutTokens used, Sessions sessions, TransactionOperations transaction) {
        this.tokens = tokens;
        this.used = used;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /**
     * @throws Refused if the token does not count, or was acted upon before
     * @throws ProviderUnavailable if the provider's keys cannot be had
     */
    void accept(ClientRegistration provider, String logoutToken) throws Refused {
        LogoutToken token = tokens.read(provider, logoutToken);
        try {
            // Together: a token must not be used up by a try that ended nothing.
            Integer ended = transaction.execute(status -> {
                used.add(token);
                return end(token);
            });
            log.info("A log-out at {} ended {} session(s) here", provider.getRegistrationId(), ended);
        } catch (DuplicateKeyException replayed) {
            throw new Refused("the token was used before");
        }
        used.purgeNowAndThen();
    }

    private int end(LogoutToken token) {
        String subject = token.subject();
        String sid = token.sid();
        EndReason reason = EndReason.LOGGED_OUT_AT_PROVIDER;
        if (sid == null) {
            return subject == null ? 0 : sessions.endAllOf(token.issuer(), subject, reason, null);
        }
        return subject == null
                ? sessions.endAllOfSid(token.issuer(), sid, reason)
                : sessions.endAllOfSid(token.issuer(), sid, subject, reason);
    }
}
