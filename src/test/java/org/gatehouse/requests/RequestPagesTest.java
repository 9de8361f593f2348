package org.gatehouse.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.access.Audience;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.PageRuleChanges;
import org.gatehouse.access.PageRules;
import org.gatehouse.access.Pages;
import org.gatehouse.access.StoredRule;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Outcome;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.GroupKind;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserStatus;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.DirectoryPagesTest;
import org.gatehouse.testkit.InFrontOfPages;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.LongField;
import org.gatehouse.uikit.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;

/** An administrator in front of requests. */
@DirectoryPagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class RequestPagesTest extends InFrontOfPages {

    private static final PageRule SALES = new PageRule(Audience.GROUPS, Set.of("Sales", "Staff"));

    @Autowired
    private TestDirectory directory;

    @Autowired
    private RequestStore store;

    @Autowired
    private RequestAdministration administration;

    @Autowired
    private Pages pages;

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

    private User bob;
    private Group sales;

    @BeforeEach
    void fill() {
        directory.clear();
        directory.group("g1", "Admins", GroupKind.EDITABLE);
        sales = directory.group("g2", "Sales", GroupKind.EDITABLE);
        directory.group("g3", "Staff", GroupKind.EDITABLE);
        directory.group("g4", "Everyone", GroupKind.BUILT_IN);
        directory.user("00u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1", "g4");
        bob = directory.user("u2", "Bob", "Brown", UserStatus.ACTIVE, "g4");
        People.actsAs(sessions, People.signedIn(), Instant.now());
        decide("protected", SALES);
    }

    @AfterEach
    void forget() {
        decide("protected", null);
        directory.before = () -> {};
        directory.clear();
        db.sql("DELETE FROM access_requests").update();
        db.sql("DELETE FROM sessions").update();
    }

    @Test
    void countsThoseThatWaitInTheOverviewOfAdministrators() {
        ask("u2", "Bob", "protected", "");
        decline(ask("00u9", "Eve", "protected", ""));
        open("admin");
        assertThat(text()).contains("1 request waits for a decision.");
        ask("00u8", "Carla", "protected", "");
        open("dashboard");
        open("admin");
        assertThat(text()).contains("2 requests wait for a decision.");
    }

    @Test
    void listsWhoAsksForWhatThoseThatWaitFirst() {
        long declined = ask("00u9", "Eve", "protected", "Old");
        decline(declined);
        ask("u2", "Bob", "protected", "For the <i>fair</i>");
        open("admin/requests");

        assertThat(text()).contains("2 requests");
        assertThat(administration.page(null, 0, 10))
                .extracting(AccessRequest::name)
                .containsExactly("Bob", "Eve");
        open("admin/requests?state=declined");
        assertThat(text()).contains("1 request");
        open("admin/requests?state=nonsense");
        assertThat(text()).contains("2 requests");
    }

    @Test
    void saysThatNobodyHasAsked() {
        open("admin/requests");
        assertThat(text()).contains("Nobody has asked for a page.");
        open("admin/requests?state=approved");
        assertThat(text()).contains("There is no such request.");
        open("admin/requests/1x");
        assertThat(text()).contains("No such request");
        open("admin/requests/999999999999999999");
        assertThat(text()).contains("No such request");
    }

    @Test
    void addsThePersonToTheGroupThatTheAdministratorChose() {
        long id = ask("u2", "Bob", "protected", "For the <i>fair</i>");
        open("admin/requests/" + id);
        assertThat(text())
                .contains("Bob asks for Protected", "For the <i>fair</i>", "Everyone", "bob.brown@example.com");

        choose("g3");
        find(LongField.Area.class).single().setValue("Welcome");
        click("Approve");

        assertThat(text()).contains("Bob Brown is in Staff now", "Approved", "Welcome", "Added to");
        assertThat(directory.calls).contains("add g3 u2").doesNotContain("add g2 u2");
        assertThat(offers("Approve")).isFalse();
        AuditEntry entry = history(id).getFirst();
        assertThat(entry.change().action()).isEqualTo("request.approve");
        assertThat(entry.change().before()).isEqualTo(Map.of("State", "Waiting"));
        assertThat(entry.change().after())
                .isEqualTo(Map.of("State", "Approved", "Group", "Staff", "Answer", "Welcome"));
        assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
        assertThat(trail.about("user", "u2", 5).getFirst().change().action()).isEqualTo("user.join-group");
    }

    @Test
    void declinesWithWordsForThePerson() {
        long id = ask("u2", "Bob", "protected", "");
        open("admin/requests/" + id);
        find(LongField.Area.class).single().setValue("Ask your lead first.");
        click("Decline");

        assertThat(text()).contains("Declined. Bob reads it on the page.", "Ask your lead first.");
        assertThat(store.find(id).orElseThrow().state()).isEqualTo(RequestState.DECLINED);
        assertThat(history(id).getFirst().change().after())
                .isEqualTo(Map.of("State", "Declined", "Answer", "Ask your lead first."));
        assertThat(directory.calls).noneMatch(call -> call.startsWith("add"));
    }

    @Test
    void leavesItWaitingWhileTheDirectoryFails() {
        long id = ask("u2", "Bob", "protected", "");
        open("admin/requests/" + id);
        directory.before = () -> {
            throw new DirectoryException.Throttled(Instant.now().plusSeconds(60), null);
        };
        click("Approve");

        assertThat(text()).contains("has had too many calls", "The request waits.");
        assertThat(store.find(id).orElseThrow().isWaiting()).isTrue();
        assertThat(history(id).getFirst().outcome()).isEqualTo(Outcome.FAILED);

        directory.before = () -> {};
        open("admin/requests");
        open("admin/requests/" + id);
        click("Approve");
        assertThat(store.find(id).orElseThrow().state()).isEqualTo(RequestState.APPROVED);
    }

    @Test
    void showsTheRequestWhileTheDirectoryDoesNotAnswer() {
        long id = ask("u2", "Bob", "protected", "The reason");
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        open("admin/requests/" + id);

        assertThat(text()).contains("The reason", "does not answer at the moment", "The request waits meanwhile.");
        assertThat(offers("Approve")).isFalse();
    }

    @Test
    void tellsTheSlowerOfTwoAdministrators() {
        long id = ask("u2", "Bob", "protected", "");
        open("admin/requests/" + id);
        store.claim(id, "grace");
        store.decide(id, "grace", new Decided(RequestState.APPROVED, "Grace", "Sales", ""));
        click("Decline");

        assertThat(text()).contains("Grace has approved this request already.");
        assertThat(store.find(id).orElseThrow().decidedBy()).isEqualTo("Grace");
        assertThat(history(id)).isEmpty();
    }

    @Test
    void tellsWhoDecidesAtTheSameInstant() {
        long id = ask("u2", "Bob", "protected", "");
        AccessRequest request = store.find(id).orElseThrow();
        store.claim(id, "grace");

        assertThatThrownBy(() -> administration.approve(request, bob, sales, ""))
                .isInstanceOf(CannotDecide.class)
                .hasMessageContaining("at this moment");
        assertThat(directory.calls).noneMatch(call -> call.startsWith("add"));
    }

    @Test
    void warnsAndAsksForAProofBeforeItMakesAnAdministrator() {
        long id = ask("u2", "Bob", "admin/users", "");
        People.actsAs(sessions, People.signedIn(), Instant.now().minus(Duration.ofHours(1)));
        open("admin/requests/" + id);
        assertThat(text()).contains("Members of this group are administrators.");
        find(LongField.Area.class).single().setValue("Welcome.");
        click("Approve");
        assertThat(question()).contains("Confirm that it is you");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("login?reauthenticate&continue=%2Fadmin%2Frequests%2F" + id + "%3Fapprove%3DAdmins");
        assertThat(store.find(id).orElseThrow().isWaiting()).isTrue();

        People.actsAs(sessions, People.signedIn(), Instant.now());
        open("dashboard");
        open("admin/requests/" + id + "?approve=Admins");
        assertThat(question()).contains("becomes an administrator");
        assertThat(directory.calls).doesNotContain("add g1 u2");
        click("Add");
        assertThat(directory.calls).contains("add g1 u2");
        assertThat(store.find(id).orElseThrow().group()).isEqualTo("Admins");
        assertThat(store.find(id).orElseThrow().answer()).isEqualTo("Welcome.");
    }

    @Test
    void doesNotLetAddressesChooseAGroup() {
        long id = ask("u2", "Bob", "protected", "");
        open("admin/requests/" + id + "?approve=Admins");

        assertThat(find(Question.class).all()).isEmpty();
        assertThat(directory.calls).noneMatch(call -> call.startsWith("add"));
    }

    @Test
    void approvesNothingByAnAddress() {
        long id = ask("u2", "Bob", "protected", "");
        open("admin/requests/" + id + "?approve=Staff");

        assertThat(offers("Approve")).isTrue();
        assertThat(directory.calls).noneMatch(call -> call.startsWith("add"));
        assertThat(store.find(id).orElseThrow().isWaiting()).isTrue();
    }

    @Test
    void addsToNoGroupThatDoesNotOpenThePage() {
        AccessRequest request = store.find(ask("u2", "Bob", "protected", "")).orElseThrow();
        Group admins = new Group("g1", "Admins", null, GroupKind.EDITABLE, null);
        User ada = directory.find("00u1").orElseThrow();

        assertThatThrownBy(() -> administration.approve(request, bob, admins, ""))
                .isInstanceOf(CannotDecide.class);
        assertThatThrownBy(() -> administration.approve(request, ada, sales, ""))
                .isInstanceOf(CannotDecide.class);
        decide("protected", new PageRule(Audience.GROUPS, Set.of("Staff")));
        assertThatThrownBy(() -> administration.approve(request, bob, sales, ""))
                .isInstanceOf(CannotDecide.class);
        assertThat(store.find(request.id()).orElseThrow().isWaiting()).isTrue();
    }

    @Test
    void leavesOnesOwnRequestToOthers() {
        directory.user("u5", "Grace", "Hopper", UserStatus.ACTIVE, "g1");
        long id = ask("00u1", "Ada", "protected", "");
        AccessRequest request = store.find(id).orElseThrow();
        open("admin/requests/" + id);

        assertThat(text()).contains(CannotDecide.OWN);
        assertThat(offers("Approve")).isFalse();
        User ada = directory.find("00u1").orElseThrow();
        assertThatThrownBy(() -> administration.approve(request, ada, sales, ""))
                .isInstanceOf(CannotDecide.class);
        assertThatThrownBy(() -> administration.decline(request, "")).isInstanceOf(CannotDecide.class);
        assertThat(store.find(id).orElseThrow().isWaiting()).isTrue();
    }

    @Test
    void tellsTheOnlyAdministratorThatNobodyElseDecides() {
        directory.user("u5", "Grace", "Hopper", UserStatus.SUSPENDED, "g1");
        long id = ask("00u1", "Ada", "protected", "");
        open("admin/requests/" + id);

        assertThat(text())
                .contains("you are the only administrator who can log in")
                .doesNotContain(CannotDecide.OWN);
        assertThat(offers("Approve")).isFalse();
    }

    @Test
    void isClosedToEverybodyElse() {
        AccessRequest request = store.find(ask("u2", "Bob", "protected", "")).orElseThrow();
        var member = new SignedInUser(
                "test", "https://idp.example", "u2", "Bob", "Bob", null, List.of("Sales", "Everyone"), Map.of());
        SecurityContextHolder.getContext().setAuthentication(SignIns.of(member, "token"));

        List<ThrowingCallable> calls = List.of(
                () -> administration.approve(request, bob, sales, ""),
                () -> administration.decline(request, ""),
                () -> administration.find(request.id()),
                () -> administration.page(null, 0, 1),
                () -> administration.count(null),
                () -> administration.situation(request),
                administration::canAnotherDecide,
                administration::settle);
        for (ThrowingCallable call : calls) {
            assertThatThrownBy(call).isInstanceOf(AccessDeniedException.class);
        }
        assertThat(store.find(request.id()).orElseThrow().isWaiting()).isTrue();
    }

    @Test
    void settlesWhatNeedsNoDecisionAnyMore() {
        long gone = ask("u2", "Bob", "protected", "");
        db.sql("UPDATE access_requests SET route = 'no/longer', waiting_key = 'other'")
                .update();
        long opened = ask("u2", "Bob", "dashboard", "");
        long waiting = ask("u2", "Bob", "protected", "");
        open("admin/requests");

        assertThat(store.find(gone).orElseThrow().answer()).isEqualTo("The page does not exist any more.");
        assertThat(store.find(opened).orElseThrow().answer()).isEqualTo("The page is open to them already.");
        assertThat(store.find(waiting).orElseThrow().isWaiting()).isTrue();
    }

    @Test
    void settlesForWhomTheDirectoryKnowsBetter() {
        long member = ask("u2", "Bob", "protected", "");
        long deleted = ask("u7", "Gone", "protected", "");
        directory.groups().add("g2", "u2");
        open("admin/requests/" + member);
        assertThat(text()).contains("Settled", "The page is open to them already, through Sales.");
        assertThat(offers("Approve")).isFalse();
        open("admin/requests/" + deleted);
        assertThat(text()).contains("There is no such user in the directory any more.");
    }

    @Test
    void saysWhichGroupsCannotBeFilledHere() {
        decide("protected", new PageRule(Audience.GROUPS, Set.of("Nowhere")));
        long id = ask("u2", "Bob", "protected", "");
        open("admin/requests/" + id);

        assertThat(text()).contains("None of the groups that open this page can be changed here: Nowhere.");
        assertThat(offers("Approve")).isFalse();
        assertThat(offers("Decline")).isTrue();
    }

    @Test
    void countsThoseThatWaitInTheMenu() {
        ask("u2", "Bob", "protected", "");
        ask("u3", "Eve", "protected", "");
        reload();
        open("admin/requests");

        assertThat(find(SideNavItem.class).all().stream()
                        .filter(entry -> entry.getLabel().equals("Requests"))
                        .map(entry -> entry.getSuffixComponent().getElement().getText()))
                .containsExactly("2");
    }

    private long ask(String subject, String name, String route, String reason) {
        var user = new SignedInUser(
                "test", "https://idp.example", subject, name, name, null, List.of("Everyone"), Map.of());
        return store.add(user, pages.byRoute(route).orElseThrow(), reason).orElseThrow();
    }

    private void decline(long id) {
        store.claim(id, "grace");
        store.decide(id, "grace", new Decided(RequestState.DECLINED, "Grace", null, "No"));
    }

    private List<AuditEntry> history(long id) {
        return trail.about(Turns.KIND, String.valueOf(id), 10);
    }

    /** As a browser does it. */
    private void choose(String group) {
        Choice.Select select = find(Choice.Select.class).withId("group").single();
        String before = select.getValue();
        select.setValue(group);
        ComponentUtil.fireEvent(select, new AbstractField.ComponentValueChangeEvent<>(select, select, before, true));
    }

    private String question() {
        return find(Question.class).single().getElement().getTextRecursively();
    }

    private void decide(String route, @Nullable PageRule rule) {
        long seen = rules.decided(route).map(StoredRule::version).orElse(0L);
        ruleChanges.decide(route, seen, rule, "Ada");
        reload();
    }
}
