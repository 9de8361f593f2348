package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.session.SessionFixture.ADA;
import static org.gatehouse.session.SessionFixture.BOB;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionFilterTest {

    private static final String COOKIE = "a".repeat(43);

    private final SessionFixture node = SessionFixture.alone();
    private final SessionFilter filter = new SessionFilter(node.sessions, node.life, node.cookie, node.uiSessions);
    private MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void findsTheSession() {
        AuthSession session = node.begin(ADA, COOKIE);

        assertThat(SessionFilter.of(sent(get("/dashboard", COOKIE)))).isSameAs(session);
        assertThat(response.getHeaders(HttpHeaders.SET_COOKIE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "a b", "'; DROP TABLE sessions; --"})
    void takesAForgedCookieForNone(String forged) {
        node.begin(ADA, COOKIE);

        assertThat(SessionFilter.of(sent(get("/dashboard", forged)))).isNull();
        assertThat(node.live.size()).isEqualTo(1);
    }

    @Test
    void takesAnOversizedCookieForNone() {
        assertThat(SessionFilter.of(sent(get("/dashboard", "a".repeat(7000))))).isNull();
    }

    @Test
    void takesTwoCookiesForNoneSinceOneWasPlanted() {
        node.begin(ADA, COOKIE);

        assertThat(SessionFilter.of(sent(get("/dashboard", COOKIE, COOKIE)))).isNull();
    }

    @Test
    void takesTheCookieOfAnEndedSessionFromTheBrowserAndLeavesTheReason() {
        AuthSession session = node.begin(ADA, COOKIE);
        node.sessions.end(session.id(), EndReason.ENDED_BY_ADMINISTRATOR);

        assertThat(SessionFilter.of(sent(get("/dashboard", COOKIE)))).isNull();
        assertThat(response.getHeaders(HttpHeaders.SET_COOKIE))
                .anyMatch(cookie -> cookie.startsWith("gatehouse=;") && cookie.contains("Max-Age=0"))
                .anyMatch(cookie -> cookie.startsWith("gatehouse-ended=ended-by-administrator;"));
    }

    @Test
    void leavesTheCookieAloneWhenAnAnswerToAScriptMightComeAfterANewLogIn() {
        AuthSession session = node.begin(ADA, COOKIE);
        node.sessions.end(session.id(), EndReason.ENDED_BY_ADMINISTRATOR);
        var request = get("/", COOKIE);
        request.setParameter("v-r", "uidl");

        sent(request);

        assertThat(response.getHeaders(HttpHeaders.SET_COOKIE)).isEmpty();
    }

    @Test
    void tiesTheUiSessionToThePersonAndEndsItWithTheSession() {
        AuthSession session = node.begin(ADA, COOKIE);
        var uiSession = new MockHttpSession();

        sent(get("/dashboard", uiSession, COOKIE));
        assertThat(uiSession.isInvalid()).isFalse();
        node.sessions.end(session.id(), EndReason.LOGGED_OUT_AT_PROVIDER);

        assertThat(uiSession.isInvalid()).isTrue();
    }

    @Test
    void neverShowsOnePersonTheUiSessionOfAnother() {
        node.begin(ADA, COOKIE);
        node.begin(BOB, "b".repeat(43));
        var adas = new MockHttpSession();
        sent(get("/dashboard", adas, COOKIE));

        sent(get("/dashboard", adas, "b".repeat(43)));

        assertThat(adas.isInvalid()).isTrue();
    }

    @Test
    void endsTheUiSessionOfAPersonWhoseCookieIsGone() {
        node.begin(ADA, COOKIE);
        var adas = new MockHttpSession();
        sent(get("/dashboard", adas, COOKIE));

        sent(get("/dashboard", adas));

        assertThat(adas.isInvalid()).isTrue();
    }

    @Test
    void handsTheUiSessionOnWhenTheSamePersonLogsInAgain() {
        AuthSession first = node.begin(ADA, COOKIE);
        var uiSession = new MockHttpSession();
        sent(get("/dashboard", uiSession, COOKIE));
        node.begin(ADA, "b".repeat(43));
        node.sessions.end(first.id(), EndReason.REPLACED);

        sent(get("/dashboard", uiSession, "b".repeat(43)));

        assertThat(uiSession.isInvalid()).isFalse();
    }

    @Test
    void countsNeitherHeartbeatsNorQuestionsOfOpenTabsAsActivity() {
        var heartbeat = get("/", COOKIE);
        heartbeat.setParameter("v-r", "heartbeat");
        var click = get("/", COOKIE);
        click.setParameter("v-r", "uidl");

        assertThat(Activity.of(heartbeat)).isFalse();
        var head = get("/session", COOKIE);
        head.setMethod("HEAD");
        assertThat(Activity.of(head)).isFalse();
        assertThat(Activity.of(get("/session/events", COOKIE))).isFalse();
        assertThat(Activity.of(get("/session", COOKIE))).isFalse();
        assertThat(Activity.of(click)).isTrue();
        assertThat(Activity.of(get("/dashboard", COOKIE))).isTrue();
    }

    @Test
    void marksTheCookieForHttps() {
        var https = new SessionCookie(new PublicAddress("https://app.example", 8080));

        https.write(response, COOKIE);

        assertThat(response.getHeaders(HttpHeaders.SET_COOKIE).getFirst())
                .startsWith("__Host-gatehouse=" + COOKIE)
                .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Domain", "Max-Age");
    }

    private MockHttpServletRequest get(String path, String... cookies) {
        return get(path, null, cookies);
    }

    private static MockHttpServletRequest get(String path, @Nullable HttpSession uiSession, String... cookies) {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        request.setCookies(List.of(cookies).stream()
                .map(value -> new Cookie("gatehouse", value))
                .toArray(Cookie[]::new));
        if (uiSession != null) {
            request.setSession(uiSession);
        }
        return request;
    }

    private MockHttpServletRequest sent(MockHttpServletRequest request) {
        response = new MockHttpServletResponse();
        try {
            filter.doFilter(request, response, new MockFilterChain());
        } catch (IOException | ServletException failed) {
            throw new IllegalStateException(failed);
        }
        return request;
    }
}
