package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gatehouse.session.SessionFixture.ADA;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the provider is asked about people again, and what comes of it. */
class RevalidationTest {

    private static final String COOKIE = "a".repeat(43);
    private static final Duration AHEAD = Duration.ofSeconds(286); // over 95 % of the five minutes, and under 100

    private final TestDatabase database = TestDatabase.h2();
    private final SessionFixture node = node();
    private final AuthSession session = node.begin(ADA, COOKIE);
    private final AtomicInteger questions = new AtomicInteger();

    @BeforeEach
    void answerWith() {
        node.reader = counting(user -> inGroups("Everyone"));
    }

    @AfterEach
    void close() {
        node.schedule.close();
        database.close();
    }

    @Test
    void comesAheadOfTimeForAPersonWhoDoesNothingButHasAPageOpen() {
        open(node, session);
        node.pass(AHEAD);
        node.schedule.tick();

        await().untilAsserted(() -> assertThat(session.user().groups()).containsExactly("Everyone"));
        assertThat(session.lostGroups()).isEqualTo(Set.of("Admins"));
    }

    @Test
    void doesNotComeTooEarly() {
        open(node, session);
        node.pass(Duration.ofSeconds(239));
        node.schedule.tick();
        node.schedule.close();

        assertThat(questions).hasValue(0);
    }

    @Test
    void spendsNothingOnSessionsThatNobodyUses() {
        node.pass(Duration.ofMinutes(6));
        node.schedule.tick();
        node.schedule.close();

        assertThat(questions).hasValue(0);
    }

    @Test
    void endsTheSessionOfAnOpenPageWhosePersonWasDeactivated() {
        open(node, session);
        node.refresher = (user, tokens) -> {
            throw SignInAgain.refusedByProvider("invalid_grant");
        };
        node.pass(AHEAD);
        node.schedule.tick();

        await().untilAsserted(() -> assertThat(session.ended()).isEqualTo(EndReason.REFUSED_BY_PROVIDER));
    }

    @Test
    void holdsNoClickWhileThereIsTime() throws InterruptedException {
        var answer = new CountDownLatch(1);
        node.reader = counting(user -> slowly(answer, user));
        node.pass(AHEAD);
        assertThat(node.life.goesOn(session, true)).isTrue();
        node.schedule.tick();

        assertThat(node.life.goesOn(session, true)).isTrue();
        assertThat(answer.getCount()).isEqualTo(1);
        answer.countDown();
    }

    @Test
    void isSharedByAllClicksOfAPersonWhoWasAway() throws Exception {
        node.pass(Duration.ofMinutes(6));
        try (var clicks = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                var unused = clicks.submit(() -> node.life.goesOn(session, true));
            }
        }
        assertThat(session.user().groups()).containsExactly("Everyone");
        assertThat(questions).hasValue(1);
    }

    @Test
    void isNotRepeatedByAClickThatCameJustBeforeTheAnswer() {
        var after = Duration.ofMinutes(5);
        node.pass(Duration.ofMinutes(6));
        try (var provider = new ProviderQuestions("any", after, this::answeredNow, node)) {
            Objects.requireNonNull(provider.askNow(session)).join();

            assertThat(provider.askNow(session)).isNull(); // by somebody who had seen what was known before
            provider.askInTurn(session);
        }
        assertThat(questions).hasValue(1);
    }

    private boolean answeredNow(AuthSession session) {
        questions.incrementAndGet();
        session.freshness().readAt(node.now, session.freshness().requests());
        return true;
    }

    @Test
    void letsNobodyWaitForAProviderThatIsKnownNotToAnswer() {
        clickFourTimesWhileTheProviderIsDown();

        assertThat(questions).hasValue(3); // after three failures it is the provider
    }

    @Test
    void recoversByItselfWhenTheProviderIsBack() {
        clickFourTimesWhileTheProviderIsDown();
        node.refresher = (user, tokens) -> tokens;
        node.pass(Duration.ofSeconds(31));

        await().untilAsserted(() -> {
            node.schedule.tick();
            assertThat(session.user().groups()).containsExactly("Everyone");
        });
    }

    private void clickFourTimesWhileTheProviderIsDown() {
        node.refresher = (user, tokens) -> {
            questions.incrementAndGet();
            throw new IllegalStateException("503");
        };
        List<AuthSession> all = Stream.of("b", "c", "d")
                .map(letter -> node.begin(ADA, letter.repeat(43)))
                .toList();
        node.pass(Duration.ofMinutes(6));

        assertThat(node.life.goesOn(session, true)).isTrue();
        assertThat(all).allMatch(each -> node.life.goesOn(each, true));
    }

    @Test
    void isDoneOnceForAllNodes() {
        var other = node();
        other.reader = node.reader;
        AuthSession there = present(other);
        other.now = node.now;
        node.pass(AHEAD);
        other.pass(AHEAD);
        open(node, session);
        open(other, there);
        node.schedule.tick();
        await().untilAsserted(() -> assertThat(session.user().groups()).containsExactly("Everyone"));
        other.schedule.tick();

        await().untilAsserted(() -> assertThat(there.user().groups()).containsExactly("Everyone"));
        other.schedule.close();
        assertThat(questions).hasValue(1);
    }

    @Test
    void leavesASessionToTheNodeThatIsAskingAboutIt() {
        var unused = node.tokenStore.beginRefresh(session.id(), node.now.plus(AHEAD), Duration.ofSeconds(20));
        open(node, session);
        node.pass(AHEAD);
        node.schedule.tick();
        node.schedule.close();

        assertThat(questions).hasValue(0);
    }

    @Test
    void followsSoonWhenTokensWereRenewedAndRenewsThemNoFurther() {
        var refreshes = new AtomicInteger();
        node.refresher = (user, tokens) -> {
            refreshes.incrementAndGet();
            return new Tokens("new", node.now.plusSeconds(600), "refresh-2", "id");
        };
        AuthSession api = node.begin(ADA, "e".repeat(43), new Tokens("old", node.now.plusSeconds(5), "refresh", "id"));
        node.tokens.freshAccessToken(api);
        node.schedule.tick();

        await().untilAsserted(() -> assertThat(api.user().groups()).containsExactly("Everyone"));
        assertThat(refreshes).hasValue(1);
    }

    @Test
    void comesAtOnceWhenAnAdministratorChangedTheGroups() {
        open(node, session);
        node.rights.ofPerson(ADA.issuer(), ADA.subject());
        node.schedule.tick();

        await().untilAsserted(() -> assertThat(session.user().groups()).containsExactly("Everyone"));
    }

    @Test
    void comesBeforeTheNextClickOfAPersonWhoseGroupsWereChangedOnAnotherNode() {
        node().rights.ofPerson(ADA.issuer(), ADA.subject());
        node.sessions.lookAgain(session); // what the event leads to

        assertThat(node.life.goesOn(session, true)).isTrue();
        assertThat(session.user().groups()).containsExactly("Everyone");
    }

    @Test
    void isRepeatedWhenGroupsWereChangedWhileItWasUnderWay() {
        node.reader = counting(user -> {
            if (questions.get() == 1) {
                node().rights.ofPerson(ADA.issuer(), ADA.subject());
                return inGroups("Admins");
            }
            return inGroups("Everyone");
        });
        node.pass(Duration.ofMinutes(6));
        node.life.goesOn(session, true);
        node.life.goesOn(session, true);

        assertThat(session.user().groups()).containsExactly("Everyone");
        assertThat(questions).hasValue(2);
    }

    @Test
    void isRepeatedWhenGroupsWereChangedOnceMoreWhileItWasUnderWay() {
        node.reader = counting(user -> {
            if (questions.get() == 1) {
                node().rights.ofPerson(ADA.issuer(), ADA.subject());
                return inGroups("Admins");
            }
            return inGroups("Everyone");
        });
        node.rights.ofPerson(ADA.issuer(), ADA.subject());
        node.life.goesOn(session, true);
        node.life.goesOn(session, true);

        assertThat(session.user().groups()).containsExactly("Everyone");
        assertThat(questions).hasValue(2);
    }

    @Test
    void isRepeatedWhenGroupsWereChangedWhileTheTokensWereRenewedThatTellThem() {
        AuthSession begun = node.begin(ADA, "b".repeat(43), new Tokens("old", null, "refresh", "id"));
        var renewals = new AtomicInteger();
        node.refresher = (user, tokens) -> {
            if (renewals.incrementAndGet() == 1) {
                node.rights.ofPerson(ADA.issuer(), ADA.subject());
            }
            return tokens;
        };
        node.reader = (user, tokens) -> inGroups(renewals.get() == 1 ? "Admins" : "Everyone");
        node.rights.ofPerson(ADA.issuer(), ADA.subject());
        node.life.goesOn(begun, true);
        node.life.goesOn(begun, true);

        assertThat(begun.user().groups()).containsExactly("Everyone");
    }

    @Test
    void isRepeatedWhenAGroupWasRenamedWhileItWasUnderWay() {
        node.reader = counting(user -> {
            if (questions.get() == 1) {
                node.rights.ofGroup("Admins");
                return inGroups("Admins");
            }
            return inGroups("Everyone");
        });
        node.pass(Duration.ofMinutes(6));
        node.life.goesOn(session, true);
        node.schedule.tick();

        await().untilAsserted(() -> assertThat(session.user().groups()).containsExactly("Everyone"));
    }

    @Test
    void hasThePersonLogInAgainWhereThereIsNothingToAskWith() {
        AuthSession old = node.begin(ADA, "f".repeat(43), new Tokens("old", node.now.minusSeconds(1), null, "id"));
        node.rights.ofPerson(ADA.issuer(), ADA.subject());

        assertThat(node.life.goesOn(old, true)).isFalse();
        assertThat(old.ended()).isEqualTo(EndReason.GROUPS_CHANGED);
    }

    @Test
    void asksTheDirectoryWhereThereIsNothingElseToAskWith() {
        node.readerWithoutToken = user -> {
            throw new SignInAgain("suspended");
        };
        AuthSession old = node.begin(ADA, "f".repeat(43), new Tokens("old", node.now.minusSeconds(1), null, "id"));
        node.pass(Duration.ofMinutes(6));

        assertThat(node.life.goesOn(old, true)).isFalse();
        assertThat(questions).hasValue(0);
    }

    @Test
    void comesSoonForMembersOfAGroupThatIsNoMore() {
        AuthSession bobs = node.begin(SessionFixture.BOB, "b".repeat(43));
        node.rights.ofGroup("Admins");
        node.schedule.tick();

        await().untilAsserted(() -> assertThat(session.user().groups()).containsExactly("Everyone"));
        assertThat(bobs.freshness().isDue(node.now, node.settings.revalidateAfter()))
                .isFalse();
    }

    @Test
    void isTriedAgainSoonWhereNotAllGroupsWereKnown() {
        var unknown = new SignedInUser(
                ADA.provider(), ADA.issuer(), ADA.subject(), null, "Ada", null, List.of(), ADA.claims(), false);
        AuthSession begun = node.begin(unknown, "b".repeat(43));
        node.schedule.tick();

        await().untilAsserted(() -> assertThat(begun.user().groups()).containsExactly("Everyone"));
        assertThat(present(node()).user()).isEqualTo(ADA); // what was known of others stays
    }

    private SessionFixture node() {
        return new SessionFixture(database, new SessionFixture.NoOtherNodes(), null);
    }

    private static AuthSession present(SessionFixture node) {
        return Objects.requireNonNull(
                node.sessions.present(COOKIE).orElseThrow().session());
    }

    private static void open(SessionFixture node, AuthSession session) {
        node.tabs.start();
        var state = TabEvent.State.live(session, node.tabs.remaining(session), null);
        node.tabs.open(session, new SilentTab(), state);
    }

    private BiFunction<SignedInUser, Tokens, SignedInUser> counting(
            java.util.function.UnaryOperator<SignedInUser> answer) {
        return (user, tokens) -> {
            questions.incrementAndGet();
            return answer.apply(user);
        };
    }

    private static SignedInUser slowly(CountDownLatch until, SignedInUser user) {
        try {
            assertThat(until.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return user;
    }

    private static SignedInUser inGroups(String... groups) {
        return new SignedInUser(
                ADA.provider(), ADA.issuer(), ADA.subject(), null, "Ada", null, List.of(groups), ADA.claims());
    }

    /** A browser that is there and nothing else. */
    private static final class SilentTab implements TabStream.Connection {

        @Override
        public void write(byte[] event) {}

        @Override
        public void close() {}
    }
}
