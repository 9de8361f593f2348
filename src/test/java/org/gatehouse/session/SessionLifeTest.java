package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.session.SessionFixture.ADA;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SessionLifeTest {

    private static final String COOKIE = "a".repeat(43);

    private final SessionFixture node = SessionFixture.alone();
    private final AuthSession session = node.begin(ADA, COOKIE);

    @Test
    void endsAnIdleSessionAlthoughItsOpenTabGoesOnWithHeartbeats() {
        for (int minute = 0; minute < 29; minute++) {
            node.pass(Duration.ofMinutes(1));
            assertThat(node.life.goesOn(session, false)).isTrue();
        }
        node.pass(Duration.ofMinutes(1));

        assertThat(node.life.goesOn(session, false)).isFalse();
        assertThat(session.ended()).isEqualTo(EndReason.IDLE);
    }

    @Test
    void endsABusySessionAtItsLongestDuration() {
        for (int i = 0; i < 12 * 3 - 1; i++) {
            node.pass(Duration.ofMinutes(20));
            assertThat(node.life.goesOn(session, true)).isTrue();
        }
        node.pass(Duration.ofMinutes(20));

        assertThat(node.life.goesOn(session, true)).isFalse();
        assertThat(session.ended()).isEqualTo(EndReason.LIFETIME);
    }

    @Test
    void endsAnExpiredSessionWithoutAnyRequest() {
        node.pass(Duration.ofMinutes(31));

        node.clock().endExpired();

        assertThat(session.ended()).isEqualTo(EndReason.IDLE);
        assertThat(node.live.size()).isZero();
    }

    @Test
    void endsExpiredSessionsWhateverIsWrongWithOneOfThem() {
        AuthSession other = node.begin(ADA, "b".repeat(43));
        List.of(session, other).forEach(each -> each.watch(new SessionFixture.BrokenWatcher()));
        node.pass(Duration.ofMinutes(31));

        node.clock().endExpired();

        assertThat(List.of(session, other)).extracting(AuthSession::ended).containsOnly(EndReason.IDLE);
    }

    @Test
    void writesTheLastActivityAtMostOnceAMinute() {
        Instant begun = node.now;
        node.pass(Duration.ofSeconds(59));
        node.life.goesOn(session, true);
        assertThat(row().lastSeen()).isEqualTo(begun);

        node.pass(Duration.ofSeconds(1));
        node.life.goesOn(session, true);
        assertThat(row().lastSeen()).isEqualTo(node.now);
    }

    @Test
    void readsGroupsAnewAfterAWhile() {
        node.reader = (user, tokens) -> inGroups("Everyone");
        node.pass(Duration.ofMinutes(4));
        node.life.goesOn(session, true);
        assertThat(session.user().groups()).containsExactly("Admins");

        node.pass(Duration.ofMinutes(1));
        node.life.goesOn(session, true);

        assertThat(session.user().groups()).containsExactly("Everyone");
        assertThat(session.signedIn().getPrincipal().groups()).containsExactly("Everyone");
    }

    @Test
    void endsWhenTheProviderDoesNotVouchForThePersonAnyMore() {
        node.refresher = (user, tokens) -> {
            throw new SignInAgain("in no allowed group");
        };
        node.pass(Duration.ofMinutes(5));

        assertThat(node.life.goesOn(session, true)).isFalse();
        assertThat(session.ended()).isEqualTo(EndReason.NOT_ALLOWED);
    }

    @Test
    void goesOnWhileTheProviderIsDownAndAsksAgainAfterAPause() {
        var calls = new AtomicInteger();
        node.refresher = (user, tokens) -> {
            calls.incrementAndGet();
            throw new IllegalStateException("503");
        };
        node.pass(Duration.ofMinutes(5));
        for (int i = 0; i < 10; i++) {
            assertThat(node.life.goesOn(session, true)).isTrue();
        }
        assertThat(calls).hasValue(1);

        node.pass(Duration.ofSeconds(30));
        assertThat(node.life.goesOn(session, true)).isTrue();
        assertThat(calls).hasValue(2);
    }

    @Test
    void tellsThoseWhoWatchAndMakesEveryCopyWorthless() {
        var told = new ArrayList<EndReason>();
        session.watch(watcher(told));

        node.sessions.end(session.id(), EndReason.ENDED_BY_YOU);
        session.watch(watcher(told));

        assertThat(told).containsExactly(EndReason.ENDED_BY_YOU, EndReason.ENDED_BY_YOU);
        assertThat(session.signedIn().isAuthenticated()).isFalse();
    }

    private static AuthSession.Watcher watcher(List<EndReason> told) {
        return new AuthSession.Watcher() {
            @Override
            public void ended(EndReason reason) {
                told.add(reason);
            }

            @Override
            public void changed(OtherRights change) {}
        };
    }

    private StoredSession row() {
        return node.store.byId(session.id()).orElseThrow();
    }

    private static SignedInUser inGroups(String... groups) {
        return new SignedInUser(
                ADA.provider(),
                ADA.issuer(),
                ADA.subject(),
                ADA.firstName(),
                ADA.name(),
                ADA.email(),
                List.of(groups),
                ADA.claims());
    }
}
