package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sign-ins for tests that need somebody signed in and no table. */
public final class SignIns {

    private SignIns() {}

    /** A live sign-in that no table knows, with an access token that does not expire. */
    public static SignedIn of(SignedInUser user, String accessToken) {
        Instant now = Instant.now();
        var row = new StoredSession(
                UUID.randomUUID().toString(),
                user.provider(),
                user.issuer(),
                user.subject(),
                now,
                now,
                now.plus(Duration.ofHours(12)),
                now,
                null,
                now,
                null);
        var session = new AuthSession(row, "not stored", user, now);
        session.keepAccessToken(new AuthSession.AccessToken(accessToken, null, false));
        return session.signedIn();
    }

    /** Knows who is signed in; for sign-ins whose access token does not expire. */
    public static CurrentUser currentUser() {
        return new CurrentUser(SessionFixture.alone().tokens);
    }

    /** Ends it, as if it had been ended on another node. */
    public static void end(SignedIn signIn, EndReason reason) {
        signIn.session().end(reason);
    }
}
