package org.gatehouse.requests;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.access.Audience;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.PageRuleChanges;
import org.gatehouse.access.PageRules;
import org.gatehouse.access.StoredRule;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.InFrontOfPages;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.uikit.LongField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** Bob in front of pages that are not open to him. */
@DirectoryPagesTest
@SignedInAs(firstName = "Bob")
class RefusedPageTest extends InFrontOfPages {

    private static final PageRule SALES = new PageRule(Audience.GROUPS, Set.of("Sales", "Staff"));

    @Autowired
    private TestDirectory directory;

    @Autowired
    private AccessRequests requests;

    @Autowired
    private RequestStore store;

    @Autowired
    private PageRules rules;

    @Autowired
    private PageRuleChanges ruleChanges;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void keepThePageForSales() {
        directory.clear();
        directory.group("g1", "Admins", GroupKind.EDITABLE);
        directory.group("g2", "Sales", GroupKind.EDITABLE);
        directory.user("00u1", "Bob", "Tester", UserStatus.ACTIVE);
        People.actsAs(sessions, People.signedIn(), Instant.now());
        decide(SALES);
    }

    @AfterEach
    void forget() {
        decide(null);
        db.sql("DELETE FROM access_requests").update();
        db.sql("DELETE FROM sessions").update();
        directory.clear();
    }

    @Test
    void saysWhoMayOpenThePageAndSendsARequest() {
        open("protected");
        assertThat(text()).contains("This page is not open to you", "Everyone");
        find(LongField.Area.class).single().setValue("<b>Fair</b>\nnext \u202Eweek\0");
        click("Request access");

        assertThat(text()).contains("Your request was sent.", "You have asked for access: just now");
        AccessRequest request = store.latest(People.signedIn(), "protected").orElseThrow();
        assertThat(request.reason()).isEqualTo("<b>Fair</b>\nnext week");
        assertThat(request.title()).isEqualTo("Protected");
        var entry = trail.about(Turns.KIND, String.valueOf(request.id()), 5).getFirst();
        assertThat(entry.change().action()).isEqualTo("request.make");
        assertThat(entry.change().before()).isEmpty();
        assertThat(entry.change().after()).containsEntry("Page", "/protected").containsEntry("State", "Waiting");
    }

    @Test
    void isAskedForEvenWhenThatCannotBeNotedToTheEnd() {
        db.sql("ALTER TABLE audit_outcomes RENAME TO away").update();
        try {
            assertThat(requests.ask("protected", "")).isInstanceOf(Standing.Waiting.class);
        } finally {
            db.sql("ALTER TABLE away RENAME TO audit_outcomes").update();
        }
    }

    @Test
    void saysThatItWaitsInsteadOfAskingAgain() {
        requests.ask("protected", "");
        open("protected");

        assertThat(text()).contains("An administrator has not decided yet.");
        assertThat(offers("Request access")).isFalse();
        assertThat(requests.ask("protected", "again")).isInstanceOf(Standing.Waiting.class);
        assertThat(store.count(null)).isOne();
    }

    @Test
    void tellsTheAdministratorsWordsAndWhenToAskAgain() {
        requests.ask("protected", "");
        decline("Ask your lead first.\n<script>alert(1)</script>");
        open("protected");

        assertThat(text())
                .contains("Your request was declined on", "Ask your lead first.", "Ada", "You can ask again from");
        assertThat(UI.getCurrent().getElement().getOuterHTML()).doesNotContain("<script>alert");
        assertThat(offers("Request access")).isFalse();
        assertThat(requests.ask("protected", "")).isInstanceOf(Standing.Declined.class);

        db.sql("UPDATE access_requests SET decided = :then")
                .param(
                        "then",
                        Instant.now()
                                .minus(AccessRequests.AFTER_DECLINED)
                                .minusSeconds(1)
                                .atOffset(ZoneOffset.UTC))
                .update();
        open("dashboard");
        open("protected");
        assertThat(text()).contains("Ask your lead first.");
        assertThat(offers("Request access")).isTrue();
        assertThat(requests.ask("protected", "")).isInstanceOf(Standing.Waiting.class);
    }

    @Test
    void isNotFlooded() {
        for (int i = 0; i < AccessRequests.MOST_A_DAY; i++) {
            insert("page-" + i, Instant.now().minus(Duration.ofHours(2)));
        }
        open("protected");

        assertThat(text()).contains("which is as many as you can", "You can ask again from");
        assertThat(requests.ask("protected", "")).isInstanceOf(Standing.TooMany.class);
        assertThat(store.latest(People.signedIn(), "protected")).isEmpty();

        db.sql("UPDATE access_requests SET asked = :then WHERE route = 'page-0'")
                .param("then", Instant.now().minus(Duration.ofHours(25)).atOffset(ZoneOffset.UTC))
                .update();
        assertThat(requests.ask("protected", "")).isInstanceOf(Standing.Waiting.class);
    }

    @Test
    void doesNotOfferWhatNobodyCanGrant() {
        decide(PageRule.NOBODY);
        open("protected");

        assertThat(text())
                .contains("Nobody at present", "No group opens this page at present", "ask one if you need it");
        assertThat(offers("Request access")).isFalse();
        assertThat(requests.ask("protected", "")).isInstanceOf(Standing.NotOffered.class);
        assertThat(store.count(null)).isZero();
    }

    @Test
    void doesNotOfferWhatTheDirectoryHasNoGroupFor() {
        decide(new PageRule(Audience.GROUPS, Set.of("Nowhere", "Filled elsewhere")));
        directory.group("g7", "Filled elsewhere", GroupKind.IMPORTED);
        open("protected");

        assertThat(text()).contains("Nobody can be added to a group that opens this page", "ask one if you need it");
        assertThat(offers("Request access")).isFalse();
        assertThat(requests.ask("protected", "")).isInstanceOf(Standing.NotOffered.class);
        assertThat(store.count(null)).isZero();
        open("dashboard");
        open("protected");
        assertThat(directory.calls).containsOnlyOnce("findByName Nowhere");
    }

    @Test
    void offersItWhileTheDirectoryCannotBeAsked() {
        decide(new PageRule(Audience.GROUPS, Set.of("Perhaps")));
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        open("protected");

        assertThat(text()).contains("An administrator can let you in.");
        assertThat(offers("Request access")).isTrue();
    }

    @Test
    @SignedInAs(firstName = "Ada", groups = "Admins")
    void tellsAdministratorsWhatTheyCanDoThemselves() {
        open("protected");

        assertThat(text()).contains("You are an administrator: you can add yourself to a group under Groups");
    }

    @Test
    void sendsPeopleOfOtherProvidersElsewhere() {
        var elsewhere = new SignedInUser(
                "partners", "https://partners.example", "00u1", "Bob", "Bob Tester", null, List.of(), Map.of());
        assertThat(asSomebody(elsewhere)).isInstanceOf(Standing.NotOffered.class);
        assertThat(((Standing.NotOffered) asSomebody(elsewhere)).sentence()).contains("your identity provider");
    }

    @Test
    void doesNotOfferItToWhoseGroupsCouldNotBeRead() {
        var unread = new SignedInUser(
                "test", "https://idp.example", "00u1", "Bob", "Bob Tester", null, List.of(), Map.of(), false);
        assertThat(asSomebody(unread)).isInstanceOf(Standing.NotOffered.class);
    }

    @Test
    void knowsOnlyPagesThatExist() {
        for (String path : List.of("nowhere", "../protected", "protected/..", "x".repeat(10_000))) {
            assertThat(requests.ask(path, "")).as(path).isInstanceOf(Standing.NotOffered.class);
        }
        assertThat(requests.ask("dashboard", "")).isInstanceOf(Standing.Open.class);
        assertThat(store.count(null)).isZero();
    }

    @Test
    void notesTheRouteOfAPageNotItsAddress() {
        requests.ask("admin/users/00u1", "");
        requests.ask("admin/users/00u2", "");

        assertThat(requests.mine())
                .singleElement()
                .extracting(AccessRequest::route)
                .isEqualTo("admin/users/:id");
    }

    @Test
    void showsOnTheProfileWhatIsOpenAndNamesNoOtherPages() {
        requests.ask("protected", "");
        open("profile");

        assertThat(text())
                .contains("What you may open, and why", "/dashboard", "Open to everyone who is logged in.")
                .contains("What you have asked for:", "Waiting", "/protected")
                .doesNotContain("Sessions", "/admin", "Set-up check");
    }

    @Test
    void namesOnTheProfileTheGroupThatOpensAPage() {
        decide(new PageRule(Audience.GROUPS, Set.of("Everyone", "Staff")));
        open("profile");

        assertThat(text()).contains("Open to members of Everyone or Staff: through Everyone.");
    }

    private Standing asSomebody(SignedInUser user) {
        var before = SecurityContextHolder.getContext().getAuthentication();
        try {
            SecurityContextHolder.getContext().setAuthentication(SignIns.of(user, "token"));
            return requests.ask("protected", "");
        } finally {
            SecurityContextHolder.getContext().setAuthentication(before);
        }
    }

    private void decline(String words) {
        long id = requests.mine().getFirst().id();
        store.claim(id, "ada");
        store.decide(id, "ada", new Decided(RequestState.DECLINED, "Ada", null, words));
    }

    private void insert(String route, Instant asked) {
        db.sql("INSERT INTO access_requests (asked, issuer, subject, person_name, person_groups, route, title, reason,"
                        + " state, waiting_key) VALUES (:asked, 'https://idp.example', '00u1', 'Bob', '[]', :route, '', '',"
                        + " 'WAITING', :route)")
                .param("asked", asked.atOffset(ZoneOffset.UTC))
                .param("route", route)
                .update();
    }

    private void decide(@Nullable PageRule rule) {
        long seen = rules.decided("protected").map(StoredRule::version).orElse(0L);
        ruleChanges.decide("protected", seen, rule, "Ada");
        reload();
    }
}
