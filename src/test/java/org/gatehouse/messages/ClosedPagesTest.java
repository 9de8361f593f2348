package org.gatehouse.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gatehouse.Gatehouse;
import org.gatehouse.access.Audience;
import org.gatehouse.access.OpenTo;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.PageRuleChanges;
import org.gatehouse.access.PageRules;
import org.gatehouse.access.StoredRule;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.RawUi;
import org.gatehouse.testkit.TestProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of pages that are open, and of programs, when a rule changes; over HTTP and with a hostile browser. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(ClosedPagesTest.Reports.class)
class ClosedPagesTest {

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    private static final PageRule SALES = new PageRule(Audience.GROUPS, Set.of("Sales"));
    private static final PageRule MEMBERS = new PageRule(Audience.SIGNED_IN, Set.of());

    /** What Vaadin's browser half takes for "load the page anew". */
    private static final String RELOAD = "\"sessionExpired\":true";

    @Autowired
    private PageRuleChanges changes;

    @Autowired
    private PageRules rules;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
    }

    @AfterEach
    void goBack() {
        decide("protected", null);
        decide("public", null);
    }

    @Test
    void doesNothingMoreForAPageThatWasClosed() {
        var bob = new RawUi(member("Everyone"));
        assertThat(bob.navigateTo("protected")).contains("Protected message");
        assertThat(bob.ask()).doesNotContain(RELOAD);

        decide("protected", SALES);
        assertThat(bob.ask()).contains(RELOAD).doesNotContain("Protected message");

        decide("protected", null);
        assertThat(bob.ask()).doesNotContain(RELOAD);
    }

    @Test
    void goesOnForThoseToWhomItIsStillOpen() {
        var carla = new RawUi(member("Sales"));
        carla.navigateTo("protected");

        decide("protected", SALES);

        assertThat(carla.ask()).doesNotContain(RELOAD);
    }

    @Test
    void sendsVisitorsAwayWithTheirNextClick() {
        var browser = browser();
        var visitor = new RawUi(browser);
        visitor.navigateTo("public");

        decide("public", MEMBERS);

        assertThat(visitor.ask()).contains(RELOAD);
        assertThat(HttpBrowser.location(browser.get("/public"))).contains("/login?continue=%2Fpublic");
    }

    @Test
    void answersForTheDocumentAndSaysWhoChangedIt() {
        var bob = member("Everyone");
        decide("protected", SALES);

        assertThat(bob.get("/protected").statusCode()).isEqualTo(403);
        assertThat(new RawUi(bob).navigateTo("protected"))
                .contains("An administrator has changed who may open this page.", "Sales");
    }

    @Test
    void loadsATabAnewWhoseMenuIsNotTrueAnyMore() {
        var bob = new RawUi(member("Everyone"));
        bob.navigateTo("dashboard");
        assertThat(bob.goOnTo("profile")).contains("\"h1\"");

        decide("protected", SALES);

        assertThat(bob.goOnTo("dashboard")).contains("\"/dashboard\"").doesNotContain("\"h1\"");
    }

    @Test
    void letsControllersFollowThePage() {
        var bob = member("Everyone");
        assertThat(bob.get("/reports/data").body()).isEqualTo("{\"rows\":3}");
        var visitor = browser().get("/reports/data");
        assertThat(visitor.statusCode()).isEqualTo(401);
        assertThat(visitor.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(visitor.headers().firstValue("WWW-Authenticate")).isPresent();

        decide("protected", SALES);

        var refused = bob.get("/reports/data");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.body()).contains("This is not open to you.").doesNotContain("rows");
        assertThat(member("Sales").get("/reports/data").statusCode()).isEqualTo(200);
    }

    private void decide(String route, @Nullable PageRule rule) {
        long seen = rules.decided(route).map(StoredRule::version).orElse(0L);
        assertThat(changes.decide(route, seen, rule, "Ada")).isTrue();
    }

    private static HttpBrowser member(String group) {
        var browser = browser();
        PROVIDER.groups = List.of(group);
        assertThat(browser.open("/login").statusCode()).isEqualTo(200);
        return browser;
    }

    private static HttpBrowser browser() {
        return new HttpBrowser("http://localhost:" + PORT);
    }

    /** As a team adds it for a page of its own. */
    @RestController
    static class Reports {

        record Data(int rows) {}

        @GetMapping("/reports/data")
        @OpenTo(page = ProtectedView.class)
        Data data() {
            return new Data(3);
        }
    }
}
