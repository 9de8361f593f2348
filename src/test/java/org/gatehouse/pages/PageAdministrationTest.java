package org.gatehouse.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vaadin.browserless.SpringBrowserlessTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.Audience;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.Pages;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Outcome;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.session.Sessions;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Without a browser, and with one half of Vaadin: without it there would be no routes. */
@PagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class PageAdministrationTest extends SpringBrowserlessTest {

    private static final PageRule SALES = new PageRule(Audience.GROUPS, Set.of("Sales"));
    private static final PageRule MEMBERS = new PageRule(Audience.SIGNED_IN, Set.of());
    private static final PageRule EVERYONE = new PageRule(Audience.EVERYONE, Set.of());

    @Autowired
    private PageAdministration administration;

    @Autowired
    private AccessPolicy policy;

    @Autowired
    private Pages pages;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void prove() {
        People.actsAs(sessions, People.signedIn(), Instant.now());
    }

    @AfterEach
    void goBack() {
        prove();
        for (PageEntry page : administration.all()) {
            if (page.overriding() != null) {
                administration.decide(page, null);
            }
        }
        db.sql("DELETE FROM sessions").update();
        db.sql("DELETE FROM audit_outcomes").update();
        db.sql("DELETE FROM audit_entries").update();
    }

    @Test
    @SignedInAs
    void isClosedToMembers() {
        assertThatThrownBy(administration::all).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.find("protected")).isInstanceOf(AccessDeniedException.class);
        var seen = new PageEntry("protected", pages.byRoute("protected").orElseThrow(), MEMBERS, null);
        assertThatThrownBy(() -> administration.decide(seen, SALES)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> administration.effect(seen, SALES)).isInstanceOf(AccessDeniedException.class);
        People.actsAs(sessions, SignedInAs.Factory.signIn("Ada", "Admins").user(), Instant.now());
    }

    @Test
    void opensAPageToOthersAtOnce() {
        PageEntry now = administration.decide(page("protected"), SALES);

        assertThat(now.inForce()).isEqualTo(SALES);
        assertThat(now.isChanged()).isTrue();
        assertThat(opens("protected", "Sales")).isTrue();
        assertThat(opens("protected", "Everyone")).isFalse();
    }

    @Test
    void leavesOneEntryWithBeforeAndAfter() {
        PageEntry seen = page("protected");
        administration.decide(seen, SALES);
        administration.decide(seen, SALES); // the second click

        assertThat(trail("protected")).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
            assertThat(entry.change().action()).isEqualTo("page.change");
            assertThat(entry.change().before()).containsEntry("Open to", "Everyone who is logged in, as its code says");
            assertThat(entry.change().after()).containsEntry("Open to", "Members of Sales");
        });
    }

    @Test
    void goesBackToWhatTheCodeSays() {
        PageEntry changed = administration.decide(page("protected"), SALES);

        PageEntry reset = administration.decide(changed, null);

        assertThat(reset.inForce()).isEqualTo(MEMBERS);
        assertThat(reset.isChanged()).isFalse();
        assertThat(trail("protected").getFirst().change().action()).isEqualTo("page.reset");
    }

    @Test
    void changesNothingWithoutAFreshProof() {
        People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofMinutes(6)));

        assertThatThrownBy(() -> administration.decide(page("protected"), SALES))
                .isInstanceOf(AuthenticateAgain.class);
        assertThat(opens("protected", "Everyone")).isTrue();
        assertThat(trail("protected")).isEmpty();
    }

    @Test
    void saysWhoWasFaster() {
        PageEntry seen = page("protected");
        administration.decide(seen, SALES);

        var overtaken = catchThrowableOfType(
                Overtaken.class, () -> administration.decide(seen, new PageRule(Audience.GROUPS, Set.of("Support"))));

        assertThat(overtaken.now().inForce()).isEqualTo(SALES);
        assertThat(RuleWords.overtaken(overtaken))
                .contains("Ada Tester has changed this page", "members of Sales", "members of Support");
        assertThat(opens("protected", "Support")).isFalse();
        assertThat(trail("protected").getFirst().outcome()).isEqualTo(Outcome.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin/pages", "admin/pages/rule", "admin/users", "admin", ""})
    void neverLocksAnybodyOutOfAdministrationOrHome(String route) {
        PageEntry seen = page(route);

        assertThatThrownBy(() -> administration.decide(seen, SALES)).isInstanceOf(RuleProblem.class);
        assertThatThrownBy(() -> administration.decide(seen, EVERYONE)).isInstanceOf(RuleProblem.class);

        assertThat(opens(route, "Admins")).isTrue();
    }

    @Test
    void isNotDeceivedByWhatSomebodyWroteIntoTheTable() {
        db.sql("INSERT INTO page_rules (route, version, audience, group_names, changed_by, changed_at)"
                        + " VALUES ('admin/pages', 1, 'GROUPS', '[\"Sales\"]', 'Mallory', CURRENT_TIMESTAMP)")
                .update();
        administration.decide(page("public"), MEMBERS); // has the rules read

        PageEntry fixed = page("admin/pages");
        assertThat(fixed.isNotObeyed()).isTrue();
        assertThat(opens("admin/pages", "Sales")).isFalse();
        assertThat(opens("admin/pages", "Admins")).isTrue();
        assertThat(administration.decide(fixed, null).isNotObeyed()).isFalse();
    }

    @Test
    void opensNoPageToVisitorsThatNeedsSomebodyLoggedIn() {
        assertThatThrownBy(() -> administration.decide(page("profile"), EVERYONE))
                .isInstanceOf(RuleProblem.class)
                .hasMessageContaining("written for people who are logged in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "Sales\nAdmins", "a\u0000b", "a\u2028b", "\ud83d"})
    void refusesWhatIsNoNameOfAGroup(String name) {
        var rule = new PageRule(Audience.GROUPS, Set.of(name));

        assertThatThrownBy(() -> administration.decide(page("protected"), rule)).isInstanceOf(RuleProblem.class);
    }

    @Test
    void refusesTooMuch() {
        var huge = new PageRule(Audience.GROUPS, Set.of("x".repeat(10_000)));
        var many = new PageRule(
                Audience.GROUPS, IntStream.range(0, 51).mapToObj(i -> "G" + i).collect(Collectors.toSet()));

        for (PageRule rule : List.of(huge, many, PageRule.NOBODY)) {
            assertThatThrownBy(() -> administration.decide(page("protected"), rule))
                    .isInstanceOf(RuleProblem.class);
        }
        assertThat(trail("protected")).isEmpty();
    }

    @Test
    void showsRulesOfPagesThatAreNoMoreAndForgetsThem() {
        db.sql("INSERT INTO page_rules (route, version, audience, group_names, changed_by, changed_at)"
                        + " VALUES ('gone', 3, 'GROUPS', '[\"Sales\"]', 'Ada', CURRENT_TIMESTAMP)")
                .update();
        administration.decide(page("public"), MEMBERS);

        PageEntry gone = page("gone");
        assertThat(gone.isGone()).isTrue();
        assertThat(administration.all()).contains(gone);

        administration.decide(gone, null);
        assertThat(administration.find("gone")).isEmpty();
        db.sql("DELETE FROM page_rules WHERE route = 'gone'").update();
    }

    private PageEntry page(String route) {
        return administration.find(route).orElseThrow();
    }

    private boolean opens(String route, String group) {
        return policy.explain(Set.of(group), pages.byRoute(route).orElseThrow())
                .decision()
                .isAllowed();
    }

    private List<AuditEntry> trail(String route) {
        return trail.about("page", "/" + route, 20);
    }
}
