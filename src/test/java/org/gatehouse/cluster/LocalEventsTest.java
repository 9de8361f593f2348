package org.gatehouse.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;

class LocalEventsTest extends ClusterEventsContract {

    private static final TestDatabase DATABASE = TestDatabase.h2();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    int nodes() {
        return 1;
    }

    @Override
    TestDatabase database() {
        return DATABASE;
    }

    @Override
    ClusterEvents newNode() {
        return new LocalEvents();
    }

    @Test
    void tellsWhatIsWaitingBeforeItStops() {
        var heard = new Heard(here, "session-ended");

        here.publish("session-ended", "last words");
        ((SmartLifecycle) here).stop();

        assertThat(heard.nothing()).isFalse();
    }

    @Test
    void goesOnAfterAStop() {
        var heard = new Heard(here, "session-ended");
        ((SmartLifecycle) here).stop();
        ((SmartLifecycle) here).start();

        here.publish("session-ended", "back again");

        assertThat(heard.next()).isEqualTo("back again");
    }
}
