package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        session.keepAccessToken(new AccessToken(accessToken, null, false));
        return session.signedIn();
    }

    /**
     * A sign-in that the application's table knows, as after a log-in from the address 192.0.2.7.
     *
     * @param authenticated when the person proved who they are, or null when the provider does not tell
     */
    public static SignedIn stored(
            Sessions sessions, SignedInUser user, String userAgent, @Nullable Instant authenticated) {
        var completed = new CompletedSignIn(user, new Tokens("access", null, null, null), null, authenticated);
        return sessions.begin(completed, SessionCookie.create(), new Origin("192.0.2.7", userAgent))
                .signedIn();
    }

    /** Knows who is signed in; for sign-ins whose access token does not expire. */
    public static CurrentUser currentUser() {
        return new CurrentUser(SessionFixture.alone().tokens);
    }

    /** The provider says something else of the person, as it does when it is asked again. */
    public static void become(SignedIn signIn, SignedInUser user) {
        AuthSession session = signIn.session();
        session.replaceUser(user, Instant.now(), session.freshness().requests());
    }

    /** Ends it, as if it had been ended on another node. */
    public static void end(SignedIn signIn, EndReason reason) {
        signIn.session().end(reason);
    }
}
