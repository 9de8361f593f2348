package org.gatehouse.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.gatehouse.cluster.ClusterEvents;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.testkit.TestDatabase;
import org.jspecify.annotations.Nullable;

/** One node's sessions on a database, with a clock and a provider that the test moves. */
public final class SessionFixture implements InstantSource {

    public static final SignedInUser ADA = new SignedInUser(
            "oidc", "https://id.example", "ada", "Ada", "Ada Lovelace", "ada@example.com", List.of("Admins"), Map.of());
    public static final SignedInUser BOB =
            new SignedInUser("oidc", "https://id.example", "bob", "Bob", "Bob", null, List.of("Everyone"), Map.of());

    /** What the provider does when it is asked. */
    TokenRefresher refresher = (user, tokens) -> tokens;

    BiFunction<SignedInUser, Tokens, SignedInUser> reader = (user, tokens) -> user;
    UnaryOperator<SignedInUser> readerWithoutToken = user -> user;
    /** What hears of events of the application. */
    Consumer<Object> listener = event -> {};

    /** What happens elsewhere while this node looks at its clock. */
    Runnable beforeTime = () -> {};

    Instant now = Instant.parse("2026-01-01T00:00:00Z");

    final SessionSettings settings;
    final SessionStore store;
    final TokenStore tokenStore;
    final LiveSessions live = new LiveSessions();
    final SessionTokens tokens;
    final Sessions sessions;
    final OpenTabs tabs;
    final RevalidationSchedule schedule;
    final RightsChanges rights;
    final SessionLife life;
    final SessionCookie cookie = new SessionCookie(new PublicAddress("", 8080));
    final UiSessions uiSessions;

    SessionFixture(TestDatabase database, ClusterEvents events, @Nullable Integer maxPerUser) {
        settings = new SessionSettings(
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                maxPerUser,
                List.of("a secret of thirty-two characters"),
                Duration.ofMinutes(5));
        store = new SessionStore(database.jdbc());
        tokenStore = new TokenStore(database.jdbc());
        var keys = new SessionKeys(settings, database.settings());
        tokens = new SessionTokens(tokenStore, keys, (user, held) -> refresher.refresh(user, held), this);
        sessions = new Sessions(
                store,
                live,
                keys,
                settings,
                tokens,
                events,
                event -> listener.accept(event),
                database.transactions(),
                this);
        var revalidation = new Revalidation(sessions, tokens, new MovedReader(), store, keys, events, this);
        tabs = new OpenTabs(sessions, settings, this);
        schedule = new RevalidationSchedule(revalidation, live, tabs, settings, this);
        life = new SessionLife(sessions, store, settings, schedule, this);
        rights = new RightsChanges(sessions, store, live, events, database.transactions());
        uiSessions = new UiSessions(settings);
    }

    /** A node of its own on an empty database in memory. */
    public static SessionFixture alone() {
        return new SessionFixture(TestDatabase.h2(), new NoOtherNodes(), null);
    }

    /** What the application adds to its filter chains. */
    public SessionSecurity security() {
        return new SessionSecurity(
                sessions,
                life,
                cookie,
                uiSessions,
                new CookieSecurityContexts(sessions, cookie, uiSessions, event -> {}),
                new SessionCsrf(cookie));
    }

    SessionClock clock() {
        var unused = new UnusedUiSessions(live, any -> true, this);
        return new SessionClock(sessions, live, life, store, settings, tabs, schedule, unused, this);
    }

    @Override
    public Instant instant() {
        beforeTime.run();
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    AuthSession begin(SignedInUser user, String cookieValue) {
        return begin(user, cookieValue, new Tokens("access", null, "refresh", "id"));
    }

    AuthSession begin(SignedInUser user, String cookieValue, Tokens held) {
        var completed = new CompletedSignIn(user, held, "sid-of-" + user.subject(), null);
        return sessions.begin(completed, cookieValue, new Origin("192.0.2.1", "Firefox/140.0 (Windows NT 10.0)"));
    }

    private final class MovedReader implements UserReader {

        @Override
        public SignedInUser read(SignedInUser user, Tokens held) {
            return reader.apply(user, held);
        }

        @Override
        public SignedInUser readWithoutToken(SignedInUser user) {
            return readerWithoutToken.apply(user);
        }
    }

    /** Fails whoever ends a session. */
    static final class BrokenWatcher implements AuthSession.Watcher {

        @Override
        public void ended(EndReason reason) {
            throw new IllegalStateException("broken");
        }

        @Override
        public void changed(OtherRights change) {}
    }

    /** For one node: what it publishes it knows itself. */
    static final class NoOtherNodes implements ClusterEvents {

        @Override
        public void publish(String type, String subject) {}

        @Override
        public Subscription subscribe(String type, Consumer<String> listener) {
            return () -> {};
        }
    }
}
