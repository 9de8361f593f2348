package org.gatehouse.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenTabsTest {

    private final SessionFixture node = SessionFixture.alone();
    private final OpenTabs tabs = node.tabs;
    private final AuthSession session = node.begin(SessionFixture.ADA, SessionCookie.create());

    @BeforeEach
    void start() {
        tabs.start();
    }

    @AfterEach
    void stop() {
        tabs.stop();
    }

    @Test
    void greetsATabWithWhoseSessionItIsAndHowLongItLasts() throws InterruptedException {
        assertThat(open().next())
                .contains("event: hello", "\"secondsLeft\":1800", "\"kind\":\"idle\"", "\"near\":false")
                .contains(SessionFixture.ADA.tag())
                .doesNotContain("ada");
    }

    @Test
    void tellsEachTabOfTheEndAndWhy() throws InterruptedException {
        Tab one = open();
        Tab two = open();
        node.sessions.end(session.id(), EndReason.ENDED_BY_ADMINISTRATOR);

        assertThat(one.last()).contains("event: ended", "An administrator ended your session.");
        assertThat(two.last()).contains("event: ended", "ended-by-administrator");
        tabs.tick();
        assertThat(tabs.size()).isZero();
    }

    @Test
    void saysRenewedToTheSamePersonAndEndedToAnother() throws InterruptedException {
        Tab same = open();
        node.sessions.end(session.id(), EndReason.REPLACED);
        AuthSession bobs = node.begin(SessionFixture.BOB, SessionCookie.create());
        Tab other = open(bobs);
        node.sessions.end(bobs.id(), EndReason.OTHER_PERSON);

        assertThat(same.last()).contains("event: renewed");
        assertThat(other.last()).contains("event: ended", "Somebody else logged in");
    }

    @Test
    void tellsATabThatCameTooLate() throws InterruptedException {
        node.sessions.end(session.id(), EndReason.LOGGED_OUT);

        assertThat(open().last()).contains("event: ended", "You logged out in another tab.");
    }

    @Test
    void warnsOnceBeforeTheIdleEndAndTakesItBack() throws InterruptedException {
        Tab tab = open();
        pass(Duration.ofMinutes(29));
        pass(Duration.ofSeconds(1));
        node.sessions.keep(session);
        pass(Duration.ofSeconds(1));

        assertThat(tab.next()).contains("hello");
        assertThat(tab.nextButBeats()).contains("event: expiring", "\"secondsLeft\":60", "\"kind\":\"idle\"");
        assertThat(tab.nextButBeats()).contains("event: extended", "\"secondsLeft\":1799");
    }

    @Test
    void doesNotWarnWhenAnotherNodeHasSeenThePerson() throws InterruptedException {
        Tab tab = open();
        node.pass(Duration.ofMinutes(20));
        node.store.touch(session.id(), node.instant());
        pass(Duration.ofMinutes(9).plusSeconds(30));
        node.sessions.end(session.id(), EndReason.LOGGED_OUT);

        assertThat(tab.next()).contains("hello");
        assertThat(tab.nextButBeats()).contains("event: ended");
    }

    @Test
    void warnsOfTheEndThatNobodyCanPutOff() throws InterruptedException {
        Tab tab = open();
        node.pass(Duration.ofHours(12).minusMinutes(2));
        node.sessions.keep(session);
        pass(Duration.ZERO);

        assertThat(tab.next()).contains("hello");
        assertThat(tab.nextButBeats()).contains("event: expiring", "\"secondsLeft\":120", "\"kind\":\"lifetime\"");
    }

    @Test
    void beatsSoThatBothEndsKnowThatTheOtherIsThere() throws InterruptedException {
        Tab tab = open();
        pass(Duration.ofSeconds(20));

        assertThat(tab.next()).contains("hello");
        assertThat(tab.next()).contains("event: beat");
    }

    @Test
    void looksAtEachSessionWhateverIsWrongWithOneOfThem() {
        AuthSession other = node.begin(SessionFixture.BOB, SessionCookie.create());
        for (AuthSession each : List.of(session, other)) {
            open(each);
            each.watch(new SessionFixture.BrokenWatcher());
            node.store.end(each.id(), EndReason.LOGGED_OUT, node.now); // by another node
        }
        pass(Duration.ofMinutes(29));

        assertThat(List.of(session, other)).extracting(AuthSession::ended).containsOnly(EndReason.LOGGED_OUT);
    }

    @Test
    void closesTheOldestOfTooMany() throws InterruptedException {
        Tab first = open();
        Tab second = open();
        for (int i = 2; i <= SessionTabs.MOST; i++) {
            open();
        }

        assertThat(first.last()).contains("hello");
        assertThat(second.closed.peek()).isNull();
    }

    @Test
    void closesAllWhenTheNodeStops() throws InterruptedException {
        Tab tab = open();
        tabs.stop();

        assertThat(tab.last()).contains("hello");
        assertThat(open().last()).contains("hello");
    }

    private void pass(Duration time) {
        node.pass(time);
        tabs.tick();
    }

    private Tab open() {
        return open(session);
    }

    private Tab open(AuthSession of) {
        var tab = new Tab();
        tabs.open(of, tab, TabEvent.State.live(of, tabs.remaining(of), null));
        return tab;
    }

    /** A browser that reads at once. */
    private static final class Tab implements TabStream.Connection {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final BlockingQueue<Boolean> closed = new LinkedBlockingQueue<>();

        @Override
        public void write(byte[] event) {
            heard.add(new String(event, UTF_8));
        }

        @Override
        public void close() {
            closed.add(true);
        }

        String next() throws InterruptedException {
            String event = heard.poll(5, SECONDS);
            return event == null ? "nothing" : event;
        }

        String nextButBeats() throws InterruptedException {
            String event = next();
            return event.contains("beat") ? nextButBeats() : event;
        }

        /** What it heard last before it was closed. */
        String last() throws InterruptedException {
            assertThat(closed.poll(5, SECONDS)).isTrue();
            String last = "nothing";
            for (String event = heard.poll(); event != null; event = heard.poll()) {
                last = event;
            }
            return last;
        }
    }
}
