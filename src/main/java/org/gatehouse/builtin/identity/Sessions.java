package org.gatehouse.builtin.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Ends sessions: here, in the tokens that came from them, and at the application. */
@Component
class Sessions {

    private final SignIns signIns;
    private final AuthorizationStore authorizations;
    private final LogoutTokens logoutTokens;

    Sessions(SignIns signIns, AuthorizationStore authorizations, LogoutTokens logoutTokens) {
        this.signIns = signIns;
        this.authorizations = authorizations;
        this.logoutTokens = logoutTokens;
    }

    /** Ends what came from one browser session; forgetting who is signed in there is the caller's part. */
    @Transactional
    public void end(String userId, String sid) {
        authorizations.endSession(userId, sid);
        tellApplication(userId, sid);
    }

    /** Signs the user out of every browser and of the application; tokens that it has stay good. */
    @Transactional
    public void endAll(String userId) {
        signIns.endEverywhere(userId);
        tellApplication(userId, null);
    }

    /** Signs the user out of everything. */
    @Transactional
    public void endAllWithTokens(String userId) {
        authorizations.endAll(userId);
        endAll(userId);
    }

    /** Once it is done: a browser that comes back at once must not find itself still signed in. */
    private void tellApplication(String userId, @Nullable String sid) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                logoutTokens.send(userId, sid);
            }
        });
    }
}
