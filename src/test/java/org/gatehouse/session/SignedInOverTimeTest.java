package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.gatehouse.testkit.HttpBrowser.location;

import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gatehouse.Gatehouse;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.RawUi;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application over HTTP, a real provider beside it, and a clock that the test moves. */
@SpringBootTest(
        classes = {Gatehouse.class, SignedInOverTimeTest.Time.class},
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = "MAX_SESSIONS_PER_USER=2")
class SignedInOverTimeTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;

    private static volatile Instant now = Instant.EPOCH;

    private final HttpBrowser browser = new HttpBrowser(HOME);
    private TestProvider provider;

    @Autowired
    private Sessions sessions;

    @Autowired
    private LiveSessions live;

    @Autowired
    private SessionTokens tokens;

    @Autowired
    private SessionClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    private ServletWebServerApplicationContext application;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER_PORT);
    }

    @BeforeEach
    void start() {
        now = Instant.now();
        provider = new TestProvider(PROVIDER_PORT);
        browser.open("/login");
    }

    @AfterEach
    void stop() {
        provider.close();
        db.sql("SELECT id FROM sessions WHERE ended IS NULL")
                .query((row, number) -> Objects.requireNonNull(row.getString(1)))
                .list()
                .forEach(id -> sessions.end(id, EndReason.LOGGED_OUT));
    }

    @Test
    void endsAnIdleSessionAndSaysSo() {
        pass(Duration.ofMinutes(31));

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(db.sql("SELECT end_reason FROM sessions WHERE ended IS NOT NULL ORDER BY ended DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("IDLE");
    }

    @Test
    void answersAClickAfterTheEndWithSessionExpired() {
        var ui = new RawUi(browser);
        ui.navigateTo("dashboard");
        sessions.end(session().id(), EndReason.ENDED_BY_ADMINISTRATOR);

        var click =
                browser.postJson("/?v-r=uidl&v-uiId=0", "{\"csrfToken\":\"x\",\"rpc\":[],\"syncId\":0,\"clientId\":0}");

        assertThat(click.statusCode()).isEqualTo(200);
        assertThat(click.body()).contains("\"sessionExpired\":true").doesNotContain("Internal error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/logout/connect/back-channel/", "/logout/connect/back-channel/oidc", "/plain.css", "/api/x"})
    void opensNoPageToTheContainersCookieAlone(String path) {
        String opened = browser.get("/?v-r=init&query=&location=dashboard").body();
        browser.forget("gatehouse");

        var answer =
                browser.postJson(path + "?v-r=uidl&v-uiId=" + RawUi.id(opened), RawUi.navigation(opened, "profile"));

        assertThat(answer.body()).doesNotContain("user-1", "\"syncId\"");
    }

    @Test
    void givesARefusedVisitorNoContainerSession() {
        var visitor = new HttpBrowser(HOME);

        assertThat(visitor.post("/session/keep", Map.of()).statusCode()).isEqualTo(403);
        assertThat(visitor.cookie("gatehouse-ui")).isEmpty();
    }

    @Test
    void showsWhatTheProviderSaysNowAndNotWhatItSaidAtLogIn() {
        assertThat(browser.get("/api/me").body()).contains("Everyone");
        provider.groups = List.of("Everyone", "Sales");
        pass(Duration.ofMinutes(6));

        assertThat(browser.get("/api/me").body()).contains("Sales");
    }

    @Test
    void asksTheProviderAheadOfTimeWithoutAnyClick() {
        AuthSession session = session();
        provider.groups = List.of("Everyone", "Sales");
        pass(Duration.ofSeconds(287));

        await().untilAsserted(() -> assertThat(session.user().groups()).contains("Sales"));
    }

    @Test
    void endsTheSessionOfAnOpenPageWithoutAnyClick() {
        try (var page = browser.lines("/session/events")) {
            provider.tokenStatus = 400;
            pass(Duration.ofSeconds(287));

            assertThat(page.filter(line -> line.contains("no longer allows it")).findFirst())
                    .isPresent();
        }
    }

    @Test
    void tellsAnOpenPageThatGroupsHaveChanged() {
        try (var page = browser.lines("/session/events")) {
            provider.groups = List.of("Sales");
            pass(Duration.ofSeconds(287));

            assertThat(page.filter("event: changed"::equals).findFirst()).isPresent();
        }
        assertThat(browser.get("/api/me").body()).contains("Sales").doesNotContain("Everyone");
    }

    @Test
    void endsTheSessionOfSomebodyWhomTheProviderDoesNotKnowAnyMore() {
        provider.tokenStatus = 400;
        pass(Duration.ofMinutes(6));

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(location(browser.get("/dashboard"))).isPresent();
    }

    @Test
    void keepsSomebodySignedInWhileTheProviderIsDown() {
        provider.close();
        pass(Duration.ofMinutes(6));

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void renewsARotatingTokenOnceForFiftyCallsAtOnce() throws Exception {
        provider.accessTokenLifetime = Duration.ofMinutes(1);
        browser.open("/login?continue=/dashboard");
        AuthSession session = session();
        provider.accessTokenLifetime = Duration.ofHours(1);
        pass(Duration.ofMinutes(2));
        Callable<String> call = () -> tokens.freshAccessToken(session);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 50).mapToObj(i -> call).toList())) {
                assertThat(answer.get()).isNotBlank();
            }
        }
        assertThat(provider.refreshes()).isEqualTo(1);
        assertThat(provider.reusedRefreshTokens()).isZero();
    }

    @Test
    void endsTheOldestSessionWithTheLogInThatIsTooMuch() {
        var second = new HttpBrowser(HOME);
        var third = new HttpBrowser(HOME);
        pass(Duration.ofSeconds(1));
        second.open("/login");
        pass(Duration.ofSeconds(1));
        third.open("/login");

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(second.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(third.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void leavesNothingBehindAfterAThousandLogInsAndExpiries() {
        for (int i = 0; i < 1000; i++) {
            provider.subject = "person-" + i;
            var visitor = new HttpBrowser(HOME);
            visitor.open("/login");
            if (i % 10 == 0) {
                new RawUi(visitor).navigateTo("dashboard");
            }
        }
        assertThat(uiSessionsOfPeople()).isPositive();

        pass(Duration.ofHours(38));
        clock.endExpired();
        clock.purge();

        assertThat(db.sql("SELECT count(*) FROM sessions WHERE ended IS NULL")
                        .query(Integer.class)
                        .single())
                .isZero();
        await().untilAsserted(() -> assertThat(uiSessionsOfPeople()).isZero());
        assertThat(live.size()).isZero();
    }

    private AuthSession session() {
        String cookie = browser.cookie("gatehouse").orElseThrow();
        return Objects.requireNonNull(sessions.present(cookie).orElseThrow().session());
    }

    private static void pass(Duration time) {
        now = now.plus(time);
    }

    /** Container sessions in which Vaadin keeps something. */
    private long uiSessionsOfPeople() {
        var tomcat = ((TomcatWebServer) Objects.requireNonNull(application.getWebServer())).getTomcat();
        List<org.apache.catalina.Session> all = new ArrayList<>();
        for (var child : tomcat.getHost().findChildren()) {
            all.addAll(
                    List.of(((org.apache.catalina.Context) child).getManager().findSessions()));
        }
        return all.stream()
                .filter(session ->
                        session.getSession().getAttribute(VaadinSession.class.getName() + ".springServlet") != null)
                .count();
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        InstantSource testClock() {
            return () -> now;
        }
    }
}
