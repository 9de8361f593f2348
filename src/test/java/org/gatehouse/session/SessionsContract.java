package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gatehouse.session.SessionFixture.ADA;
import static org.gatehouse.session.SessionFixture.BOB;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** What sessions promise, on every database. {@code here} and {@code there} are two nodes without a connection. */
abstract class SessionsContract {

    private static final String COOKIE = "a".repeat(43);
    private static final String OTHER = "b".repeat(43);

    private TestDatabase database;
    private SessionFixture here;
    private SessionFixture there;

    abstract TestDatabase open();

    @BeforeEach
    void start() {
        database = open();
        here = new SessionFixture(database, new SessionFixture.NoOtherNodes(), null);
        there = new SessionFixture(database, new SessionFixture.NoOtherNodes(), null);
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void rebuildsThePersonOnAnotherNode() {
        AuthSession begun = here.begin(ADA, COOKIE);

        AuthSession found = presented(there, COOKIE);

        assertThat(found.user()).isEqualTo(ADA);
        assertThat(found.id()).isEqualTo(begun.id());
        assertThat(found.times().expires()).isEqualTo(begun.times().expires());
    }

    @Test
    void knowsNothingOfAnotherCookie() {
        here.begin(ADA, COOKIE);

        assertThat(there.sessions.present(OTHER)).isEmpty();
    }

    @Test
    void keepsNeitherCookieNorTokensReadable() {
        here.begin(ADA, COOKIE, new Tokens("access-1", null, "refresh-1", "id-1"));

        String everything = database.jdbc().sql("SELECT * FROM sessions").query().singleRow().entrySet().stream()
                .map(column -> column.getValue() instanceof byte[] bytes
                        ? new String(bytes, StandardCharsets.ISO_8859_1)
                        : String.valueOf(column.getValue()))
                .reduce("", String::concat);
        assertThat(everything).doesNotContain(COOKIE, "access-1", "refresh-1", "id-1", "Admins");
    }

    @Test
    void beginsNoSessionThatTheAuditTrailCannotNote() {
        here.listener = event -> {
            throw new DataAccessResourceFailureException("no trail");
        };

        assertThatThrownBy(() -> here.begin(ADA, COOKIE)).isInstanceOf(DataAccessResourceFailureException.class);

        assertThat(here.sessions.present(COOKIE)).isEmpty();
        assertThat(database.jdbc().sql("SELECT * FROM sessions").query().listOfRows())
                .isEmpty();
    }

    @Test
    void tellsTheReasonAfterTheEndAndForgetsTheSecrets() {
        AuthSession session = here.begin(ADA, COOKIE);

        assertThat(here.sessions.end(session.id(), EndReason.ENDED_BY_ADMINISTRATOR))
                .isTrue();

        assertThat(there.sessions.present(COOKIE).orElseThrow().ended()).isEqualTo(EndReason.ENDED_BY_ADMINISTRATOR);
        assertThat(there.tokenStore.find(session.id())).isEmpty();
        assertThat(there.store.byId(session.id()).orElseThrow().profile()).isNull();
    }

    @Test
    void endsASessionOnce() {
        AuthSession session = here.begin(ADA, COOKIE);
        here.sessions.end(session.id(), EndReason.LOGGED_OUT);

        assertThat(there.sessions.end(session.id(), EndReason.ENDED_BY_YOU)).isFalse();
        assertThat(there.sessions.present(COOKIE).orElseThrow().ended()).isEqualTo(EndReason.LOGGED_OUT);
    }

    @Test
    void noticesAnEndElsewhereWithinHalfAMinuteEvenIfNoEventCame() {
        AuthSession session = here.begin(ADA, COOKIE);
        there.sessions.end(presented(there, COOKIE).id(), EndReason.LOGGED_OUT_AT_PROVIDER);

        here.pass(Duration.ofSeconds(31));

        assertThat(here.life.goesOn(session, false)).isFalse();
        assertThat(session.ended()).isEqualTo(EndReason.LOGGED_OUT_AT_PROVIDER);
    }

    @Test
    void takesNothingForLiveThatEndedWhileItWasLookedUp() {
        AuthSession session = here.begin(ADA, COOKIE);
        there.beforeTime = () -> here.sessions.end(session.id(), EndReason.ENDED_BY_ADMINISTRATOR);

        assertThat(there.sessions.present(COOKIE).orElseThrow().ended()).isEqualTo(EndReason.ENDED_BY_ADMINISTRATOR);
        assertThat(there.live.size()).isZero();
    }

    @Test
    void endsNothingHereBeforeTheEndIsCommitted() {
        AuthSession session = here.begin(ADA, COOKIE);

        database.transactions().executeWithoutResult(status -> {
            here.sessions.end(session.id(), EndReason.LOGGED_OUT_AT_PROVIDER);
            status.setRollbackOnly();
        });
        assertThat(session.isLive()).isTrue();
        assertThat(here.sessions.present(COOKIE).orElseThrow().session()).isSameAs(session);

        database.transactions().executeWithoutResult(status -> {
            here.sessions.end(session.id(), EndReason.LOGGED_OUT_AT_PROVIDER);
            assertThat(session.isLive()).isTrue();
        });
        assertThat(session.ended()).isEqualTo(EndReason.LOGGED_OUT_AT_PROVIDER);
    }

    @Test
    void countsWhatAnotherNodeSawAsActivity() {
        AuthSession session = here.begin(ADA, COOKIE);
        AuthSession same = presented(there, COOKIE);
        there.pass(Duration.ofMinutes(20));
        assertThat(there.life.goesOn(same, true)).isTrue();

        here.pass(Duration.ofMinutes(40));

        assertThat(here.life.goesOn(session, false)).isTrue();
    }

    @Test
    void endsTheSessionsOfOneProviderSessionAndOfOnePerson() {
        here.begin(ADA, COOKIE);
        here.begin(ADA, OTHER);
        AuthSession bobs = here.begin(BOB, "c".repeat(43));

        assertThat(here.sessions.endAllOfSid(BOB.issuer(), "sid-of-bob", EndReason.LOGGED_OUT_AT_PROVIDER))
                .isEqualTo(1);
        assertThat(here.sessions.endAllOf("https://other.example", "ada", EndReason.LOGGED_OUT, null))
                .isZero();
        assertThat(here.sessions.endAllOf(ADA.issuer(), "ada", EndReason.LOGGED_OUT, null))
                .isEqualTo(2);
        assertThat(bobs.ended()).isEqualTo(EndReason.LOGGED_OUT_AT_PROVIDER);
    }

    @Test
    void endsTheOldestSessionsWhenTheirNumberIsLimited() {
        var limited = new SessionFixture(database, new SessionFixture.NoOtherNodes(), 2);
        List<AuthSession> begun = new ArrayList<>();
        for (String letter : List.of("a", "b", "c")) {
            begun.add(limited.begin(ADA, letter.repeat(43)));
            limited.pass(Duration.ofSeconds(1));
        }

        assertThat(begun).extracting(AuthSession::ended).containsExactly(EndReason.TOO_MANY, null, null);
    }

    @Test
    void listsThePersonsLiveSessionsNewestFirst() {
        AuthSession ended = here.begin(ADA, COOKIE);
        here.pass(Duration.ofSeconds(1));
        AuthSession older = here.begin(ADA, OTHER);
        here.pass(Duration.ofSeconds(1));
        AuthSession newer = here.begin(ADA, "c".repeat(43));
        here.sessions.end(ended.id(), EndReason.LOGGED_OUT);

        assertThat(here.sessions.of(ADA.issuer(), ADA.subject()))
                .extracting(SessionInfo::id)
                .containsExactly(newer.id(), older.id());
    }

    @Test
    void refusesADamagedRow() {
        here.begin(ADA, COOKIE);
        database.jdbc()
                .sql("UPDATE sessions SET profile = :bytes")
                .param("bytes", new byte[] {1, 2, 3})
                .update();

        assertThat(there.sessions.present(COOKIE)).isEmpty();
    }

    @Test
    void takesAHeldSessionForEndedWhenAnotherNodeWroteWhatIsUnreadableHere() {
        AuthSession session = here.begin(ADA, COOKIE);
        byte[] unreadable = {1, 2, 3};
        assertThat(there.store.replaceProfile(session.id(), ADA, unreadable, here.now.plusSeconds(1), here.now))
                .isTrue();

        here.sessions.lookAgain(session);

        assertThat(session.ended()).isEqualTo(EndReason.OTHER);
        assertThat(here.sessions.present(COOKIE)).isEmpty();
    }

    @Test
    void takesAReasonThatANewerVersionWroteForSomeEnd() {
        AuthSession session = here.begin(ADA, COOKIE);
        database.jdbc()
                .sql("UPDATE sessions SET ended = last_seen, end_reason = 'OF_A_NEWER_VERSION'")
                .update();

        here.sessions.lookAgain(session);

        assertThat(session.ended()).isEqualTo(EndReason.OTHER);
        assertThat(there.sessions.present(COOKIE).orElseThrow().ended()).isEqualTo(EndReason.OTHER);
    }

    @Test
    void refusesTheRowOfAnotherPersonMovedHere() {
        AuthSession ada = here.begin(ADA, COOKIE);
        AuthSession bob = here.begin(BOB, OTHER);
        database.jdbc()
                .sql("UPDATE sessions SET profile = (SELECT profile FROM sessions WHERE id = :ada) WHERE id = :bob")
                .param("ada", ada.id())
                .param("bob", bob.id())
                .update();

        assertThat(there.sessions.present(OTHER)).isEmpty();
    }

    @Test
    void deletesWhatNobodyWillAskForAndNothingElse() {
        here.begin(ADA, COOKIE);
        here.pass(Duration.ofHours(37));
        here.begin(BOB, OTHER);

        assertThat(here.clock().purge()).isEqualTo(1);
        assertThat(presented(there, OTHER).user()).isEqualTo(BOB);
    }

    @Test
    void takesNoAnswerForNewerThanAChangeThatCameAfterTheQuestion() {
        AuthSession session = here.begin(ADA, COOKIE);
        byte[] profile = Objects.requireNonNull(
                here.store.byId(session.id()).orElseThrow().profile());
        Instant first = outdated(session);
        Instant second = outdated(session);

        assertThat(List.of(first, second)).allMatch(Freshness::isOutdated);
        assertThat(here.store.replaceProfile(session.id(), ADA, profile, here.now, first))
                .isFalse();
        assertThat(here.store.replaceProfile(session.id(), ADA, profile, here.now, second))
                .isTrue();
        assertThat(outdated(session)).isEqualTo(first);
    }

    private Instant outdated(AuthSession session) {
        assertThat(here.store.outdate(ADA.issuer(), ADA.subject())).containsExactly(session.id());
        return here.store.byId(session.id()).orElseThrow().profileRead();
    }

    @Test
    void takesNamesOfAnyLengthAndScript() {
        var long1 = new SignedInUser(
                "oidc", "https://id.example", "x", null, "é\0😀".repeat(5000), "a@b.example", List.of(), ADA.claims());

        here.begin(long1, COOKIE);

        assertThat(presented(there, COOKIE).user().name()).isEqualTo(long1.name());
        assertThat(here.sessions.of(long1.issuer(), "x").getFirst().name()).hasSizeLessThan(500);
    }

    private static AuthSession presented(SessionFixture node, String cookie) {
        return Objects.requireNonNull(
                node.sessions.present(cookie).orElseThrow().session());
    }
}
