package org.gatehouse.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.access.Audience;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.PageRuleChanges;
import org.gatehouse.access.PageRules;
import org.gatehouse.access.StoredRule;
import org.gatehouse.audit.AuditEntry;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Outcome;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;

/** An administrator asks what others may open. */
@DirectoryPagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class PreviewPagesTest extends InFrontOfPages {

    @Autowired
    private TestDirectory directory;

    @Autowired
    private Insight insight;

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
    void fill() {
        directory.clear();
        directory.group("g1", "Admins", GroupKind.EDITABLE);
        directory.group("g2", "Sales", GroupKind.EDITABLE);
        directory.user("00u1", "Ada", "Lovelace", UserStatus.ACTIVE, "g1");
        directory.user("u2", "Bob", "Brown", UserStatus.ACTIVE, "g2");
        People.actsAs(sessions, People.signedIn(), Instant.now());
        decide(new PageRule(Audience.GROUPS, Set.of("Sales", "Staff")));
    }

    @AfterEach
    void forget() {
        decide(null);
        directory.before = () -> {};
        directory.clear();
        db.sql("DELETE FROM sessions").update();
        db.sql("DELETE FROM audit_outcomes").update();
        db.sql("DELETE FROM audit_entries").update();
    }

    @Test
    void saysWhichRuleAndWhichGroupOpenAPageToSomebody() {
        open("admin/pages/why?user=u2&page=protected");

        assertThat(text())
                .contains("Bob Brown may open Protected.")
                .contains("Members of Sales or Staff", "Changed by", "Grace", "Everyone who is logged in")
                .contains("Opened by", "Not logged in here at the moment.");
    }

    @Test
    void saysWhyAPageStaysClosed() {
        open("admin/pages/why?user=u2&page=admin/users");

        assertThat(text())
                .contains(
                        "Bob Brown may not open Users.",
                        "Administrators",
                        "As its code declares",
                        "None of these groups");
    }

    @Test
    void saysWhereALiveSessionKnowsOtherGroupsThanTheDirectory() {
        var bob = new SignedInUser(
                "test", "https://idp.example", "u2", "Bob", "Bob", null, List.of("Everyone"), Map.of());
        SignIns.stored(sessions, bob, People.FIREFOX, Instant.now());
        open("admin/pages/why?user=u2&page=protected");

        assertThat(text())
                .contains("Firefox", "Claim of the groups")
                .contains(
                        "This session does not know of Sales. It knows of Everyone, which the directory does not say.")
                .contains("Opens the page now", "No");
    }

    @Test
    void tellsOfGroupsThatTheDirectoryDoesNotHave() {
        open("admin/pages/why?user=u2&page=protected");
        assertThat(text()).contains("The directory has no group Staff, so nobody can be added to it here.");
        decide(new PageRule(Audience.GROUPS, Set.of("Sales")));
        open("dashboard");
        open("admin/pages/why?user=u2&page=protected");
        assertThat(text()).doesNotContain("The directory has no group");
    }

    @Test
    void answersByTheDirectoryForWhoeverItHoldsAndByTheSessionForOthers() {
        var elsewhere = new SignedInUser(
                "test", "https://other.example", "u2", "Rob", "Rob", null, List.of("Everyone"), Map.of());
        SignIns.stored(sessions, elsewhere, People.FIREFOX, Instant.now());

        open("admin/pages/why?issuer=https%3A%2F%2Fidp.example&subject=u2&page=protected");
        assertThat(text()).contains("Bob Brown may open Protected.", "In the directory");
        open("admin/pages/why?issuer=https%3A%2F%2Fother.example&subject=u2&page=protected");
        assertThat(text())
                .contains(
                        "Rob may not open Protected.", "u2 at https://other.example", "In the newest session Everyone")
                .doesNotContain("In the directory");
    }

    @Test
    void answersByTheSessionForWhoeverIsNotInTheDirectoryAnyMore() {
        var gone = new SignedInUser(
                "test", "https://idp.example", "u7", "Gus", "Gus Gone", null, List.of("Sales"), Map.of());
        SignIns.stored(sessions, gone, People.FIREFOX, Instant.now());
        open("admin/pages/why?issuer=https%3A%2F%2Fidp.example&subject=u7&page=protected");
        assertThat(text()).contains("Gus Gone may open Protected.", "In the newest session Sales");
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswerAndTriesAgain() {
        db.sql("ALTER TABLE sessions RENAME TO sessions_away").update();
        try {
            open("admin/pages/why?user=u2&page=protected");
            assertThat(text()).contains("There is no answer at the moment: the database does not answer.");
        } finally {
            db.sql("ALTER TABLE sessions_away RENAME TO sessions").update();
        }
        click("Retry");
        assertThat(text()).contains("Bob Brown may open Protected.").doesNotContain("does not answer");
    }

    @Test
    void answersForAllPagesAndForTheHomePage() {
        open("admin/pages/why?user=u2");
        assertThat(text()).contains("Bob Brown", "Open to administrators.", "through Sales");
        open("admin/pages/why?user=u2&page=/");
        assertThat(text()).contains("Bob Brown may open Home.", "no group is needed");
    }

    @Test
    void makesNothingUpForNobodyAndNoPage() {
        open("admin/pages/why?user=u99&page=protected");
        assertThat(text()).contains("There is no user with this id.");
        open("admin/pages/why?user=u2&page=../secret");
        assertThat(text()).contains("There is no such page");
        directory.before = () -> {
            throw new DirectoryException.Unavailable("down", null);
        };
        open("admin/pages/why?user=u2&page=protected");
        assertThat(text()).contains("does not answer at the moment");
    }

    @Test
    void previewsTheMenuOfAGroup() {
        open("admin/preview?as=group:Sales");

        assertThat(text())
                .contains("Preview: what members of Sales who are in no other group may open", "Stop preview");
        assertThat(theirMenu()).contains("Home", "Dashboard", "Protected").doesNotContain("Users", "Admin");
        assertThat(find(Anchor.class, find(Nav.class).single()).all()).isEmpty();
        decide(new PageRule(Audience.GROUPS, Set.of("Staff")));
        open("dashboard");
        open("admin/preview?as=group:Sales");
        assertThat(theirMenu()).doesNotContain("Protected");
    }

    @Test
    void previewsAUserAndTakesTheGroupsFromTheDirectory() {
        open("admin/preview?as=user:u2");

        assertThat(text())
                .contains("Preview: what Bob Brown may open", "Open to members of Sales or Staff: through Sales.");
        assertThat(theirMenu()).contains("Protected").doesNotContain("Users");
    }

    @Test
    void notesWhenAPreviewBeginsAndWhenItIsLeft() {
        open("admin/preview?as=group:Sales");
        AuditEntry begun = previews("group:Sales").getFirst();
        assertThat(begun.actor().name()).isEqualTo("Ada Tester");
        assertThat(begun.change().after()).containsKey("Pages open");
        assertThat(begun.outcome()).isNull();

        open("dashboard");
        assertThat(previews("group:Sales"))
                .singleElement()
                .extracting(AuditEntry::outcome)
                .isEqualTo(Outcome.DONE);
        open("admin/preview?as=user:u2");
        open("admin/preview");
        assertThat(previews("user:u2"))
                .singleElement()
                .extracting(AuditEntry::outcome)
                .isEqualTo(Outcome.DONE);
    }

    @Test
    void givesTheAdministratorNothingOfThePreviewed() {
        decide(new PageRule(Audience.GROUPS, Set.of("Sales")));
        open("admin/preview?as=group:Sales");
        assertThat(text()).contains("through Sales");

        open("protected");
        assertThat(text()).contains("This page is not open to you");
    }

    @Test
    void makesNothingOfOddAddresses() {
        for (String as : List.of("", "group:", "user:", "nobody", "user:../00u1", "group:" + "x".repeat(5_000))) {
            open("admin/preview?as=" + as);
            assertThat(text()).as(as).doesNotContain("Stop preview").contains("As members of a group");
        }
        open("admin/preview?as=group:<script>alert(1)</script>");
        assertThat(theirMenu()).contains("Home").doesNotContain("Users");
    }

    @Test
    void isClosedToEverybodyElse() {
        var member =
                new SignedInUser("test", "https://idp.example", "u2", "Bob", "Bob", null, List.of("Sales"), Map.of());
        SecurityContextHolder.getContext().setAuthentication(SignIns.of(member, "token"));

        assertThatThrownBy(() -> insight.about(new Asked.User("00u1"))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> insight.pages(Set.of("Admins"))).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> insight.begin(Subject.ofGroup("Admins"))).isInstanceOf(AccessDeniedException.class);
    }

    private Stream<String> menuItems() {
        return find(ListItem.class, find(Nav.class).single()).all().stream()
                .map(item -> item.getElement().getTextRecursively());
    }

    private List<String> theirMenu() {
        return menuItems().toList();
    }

    private List<AuditEntry> previews(String key) {
        return trail.about("preview", key, 5);
    }

    private void decide(@Nullable PageRule rule) {
        long seen = rules.decided("protected").map(StoredRule::version).orElse(0L);
        ruleChanges.decide("protected", seen, rule, "Grace");
        reload();
    }
}
