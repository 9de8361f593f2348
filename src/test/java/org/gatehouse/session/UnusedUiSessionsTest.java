package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

class UnusedUiSessionsTest {

    private final SessionFixture node = SessionFixture.alone();
    private final AuthSession session = node.begin(SessionFixture.ADA, SessionCookie.create());
    private final MockHttpSession uiSession = new MockHttpSession();
    private boolean open;
    private final UnusedUiSessions unused = new UnusedUiSessions(node.live, container -> open, node);

    @BeforeEach
    void tie() {
        var request = new MockHttpServletRequest();
        request.setSession(uiSession);
        node.uiSessions.adopt(request, session);
        node.now = Instant.now();
    }

    @Test
    void endsWhatHasNoOpenPage() {
        node.pass(Duration.ofMinutes(2));
        unused.end();

        assertThat(uiSession.isInvalid()).isTrue();
        assertThat(session.uiSessions()).isEmpty();
        assertThat(session.isLive()).isTrue();
    }

    @Test
    void leavesWhatWasUsedJustNow() {
        unused.end();

        assertThat(uiSession.isInvalid()).isFalse();
    }

    @Test
    void leavesWhatHasAnOpenPage() {
        open = true;
        node.pass(Duration.ofHours(1));
        unused.end();

        assertThat(uiSession.isInvalid()).isFalse();
    }

    @Test
    void leavesWhatSomethingStillNeeds() {
        uiSession.setAttribute("log-in", (OpenUis.Outlasting) () -> true);
        uiSession.setAttribute("finished", (OpenUis.Outlasting) () -> false);
        node.pass(Duration.ofHours(1));
        unused.end();

        assertThat(uiSession.isInvalid()).isFalse();
    }
}
