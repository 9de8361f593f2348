package org.gatehouse.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.internal.UrlUtil;
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
import org.gatehouse.audit.Outcome;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.InFrontOfPages;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;

/** An administrator asks what others may open where no directory knows them: by what their live sessions know. */
@PagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class WithoutDirectoryTest extends InFrontOfPages {

    private static final String ISSUER = "https://idp.example/a&b=c";
    private static final String SUBJECT = "id of Bob&page=admin+users";

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
    void logIn() {
        SignIns.stored(sessions, bob(ISSUER, "Bob Brown", "Sales"), People.FIREFOX, null);
        People.actsAs(sessions, People.signedIn(), Instant.now());
        decide(new PageRule(Audience.GROUPS, Set.of("Sales", "Staff")));
    }

    @AfterEach
    void forget() {
        decide(null);
        db.sql("DELETE FROM sessions").update();
        db.sql("DELETE FROM audit_outcomes").update();
        db.sql("DELETE FROM audit_entries").update();
    }

    @Test
    void findsSomebodyWhoIsLoggedInAndSaysClaimGroupAndRule() {
        open("admin/pages/why?page=protected");
        search("brown");
        open(only("Bob Brown"));

        assertThat(text())
                .contains("Bob Brown may open Protected.", SUBJECT + " at " + ISSUER)
                .contains("Members of Sales or Staff", "Changed by", "Grace")
                .contains("In the newest session Sales", "Opened by Sales", "Claim of the groups", "Firefox")
                .doesNotContain("directory");
    }

    @Test
    void answersForAllPagesOfAPerson() {
        open("admin/pages/why?" + person(ISSUER, SUBJECT));

        assertThat(text()).contains("Bob Brown", "Open to administrators.", "through Sales");
        open(only("Users"));
        assertThat(text()).contains("Bob Brown may not open Users.", "None of these groups");
        open(only("Preview"));
        assertThat(text()).contains("Preview: what Bob Brown may open");
    }

    @Test
    void saysThatEachSessionDecidesForItself() {
        String newer = SignIns.stored(sessions, bob(ISSUER, "Bob Brown", "Crew"), People.PHONE, null)
                .sessionId();
        db.sql("UPDATE sessions SET created = :later WHERE id = :id")
                .param("later", Instant.now().plus(Duration.ofMinutes(1)).atOffset(ZoneOffset.UTC))
                .param("id", newer)
                .update();
        open("admin/pages/why?page=protected&" + person(ISSUER, SUBJECT));

        assertThat(text())
                .contains("Bob Brown may not open Protected.", "In the newest session Crew")
                .contains("This session does not know of Crew. It knows of Sales, which the newest one does not know.")
                .contains("Each session decides for itself");
    }

    @Test
    void takesNobodyForTheSameIdAtAnotherIssuer() {
        SignIns.stored(sessions, bob("https://other.example", "Mallory", "Admins"), People.PHONE, null);
        open("admin/pages/why?page=admin/users&" + person(ISSUER, SUBJECT));
        assertThat(text()).contains("Bob Brown may not open Users.").doesNotContain("Mallory");
        open("admin/pages/why?" + person("https://idp.example", SUBJECT));
        assertThat(text()).contains("That person is not logged in here at the moment");
    }

    @Test
    void makesNothingOfOddAddresses() {
        for (String odd : List.of(
                "user=u2",
                "user=" + "u".repeat(5_000),
                "issuer=" + encoded(ISSUER),
                "subject=" + encoded(SUBJECT),
                person(ISSUER, "%"),
                person(ISSUER, "\0"),
                person(ISSUER, SUBJECT + "\0"),
                person("x".repeat(501), SUBJECT),
                person(ISSUER, "x".repeat(100_000)),
                person("' OR 1=1 --", "' OR 1=1 --"),
                person("<script>alert(1)</script>", "<img src=x>"))) {
            open("admin/pages/why?page=protected&" + odd);
            assertThat(text()).as(odd).doesNotContain("Bob", "<script>", "does not answer");
            assertThat(find(Input.class).all()).as(odd).isNotEmpty();
            open("admin/preview?" + odd);
            assertThat(text()).as(odd).doesNotContain("Stop preview").contains("As members of a group");
        }
        assertThat(db.sql("SELECT count(*) FROM audit_entries WHERE action = 'preview'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void showsNamesAsText() {
        SignIns.stored(sessions, bob(ISSUER + "2", "<b>Zoe</b>", "<i>Sales</i>"), People.FIREFOX, null);
        open("admin/pages/why?page=protected&" + person(ISSUER + "2", SUBJECT));
        assertThat(text()).contains("<b>Zoe</b> may not open Protected.", "<i>Sales</i>");
        open("admin/pages/why");
        search("zoe");
        assertThat(only("<b>Zoe</b>")).doesNotContain("<b>");
    }

    @Test
    void findsFewAtATimeAndSaysWhenThereIsNobody() {
        for (int i = 0; i < 10; i++) {
            SignIns.stored(sessions, People.named("Clone " + i), People.FIREFOX, null);
        }
        open("admin/pages/why");
        search("clone");
        assertThat(text()).contains("Clone 0", "Clone 7", "There are more").doesNotContain("Clone 8");
        search("<nobody>");
        assertThat(text()).contains("Nobody who is logged in matches “<nobody>”.");
    }

    @Test
    void previewsTheMenuOfATypedGroup() {
        open("admin/pages/why");
        open(only("Preview as members of a group"));
        click("Preview");
        assertThat(text()).contains("A group has a name.");
        test(find(Input.class).withId("field-name-of-a-group").single()).setValue("Sales & <Staff>");
        click("Preview");

        assertThat(text()).contains("Preview: what members of Sales & <Staff> who are in no other group may open");
        assertThat(theirMenu()).contains("Home", "Dashboard").doesNotContain("Protected", "Users");
    }

    @Test
    void previewsSomebodyWhoIsLoggedInAndNotesWho() {
        open("admin/preview");
        search("bob");
        open(only("Bob Brown"));
        assertThat(text()).contains("Preview: what Bob Brown may open", "through Sales");
        assertThat(theirMenu()).contains("Protected").doesNotContain("Users", "Admin");

        open("dashboard");
        assertThat(trail.about("preview", "person:" + SUBJECT, 5))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor().name()).isEqualTo("Ada Tester");
                    assertThat(entry.outcome()).isEqualTo(Outcome.DONE);
                    assertThat(entry.change().after())
                            .containsEntry("Issuer", ISSUER)
                            .containsKey("Pages open");
                });
    }

    @Test
    void saysThatTheDatabaseDoesNotAnswerAndTriesAgain() {
        open("admin/pages/why");
        away(() -> {
            search("bob");
            assertThat(text()).contains("Nobody can be found at the moment: the database does not answer.");
            open("admin/pages/why?page=protected&" + person(ISSUER, SUBJECT));
            assertThat(text()).contains("There is no answer at the moment: the database does not answer.");
        });
        click("Retry");
        assertThat(text()).contains("Bob Brown may open Protected.").doesNotContain("does not answer");

        away(() -> {
            open("admin/preview?" + person(ISSUER, SUBJECT));
            assertThat(text()).contains("There is no preview at the moment: the database does not answer.");
        });
        click("Retry");
        assertThat(text()).contains("Preview: what Bob Brown may open").doesNotContain("does not answer");
    }

    @Test
    void isClosedToEverybodyElse() {
        SecurityContextHolder.getContext().setAuthentication(SignIns.of(bob(ISSUER, "Bob", "Sales"), "token"));

        assertThatThrownBy(() -> insight.about(new Asked.LoggedIn(ISSUER, SUBJECT)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> insight.loggedIn("bob", 8)).isInstanceOf(AccessDeniedException.class);
    }

    private void away(Runnable meanwhile) {
        db.sql("ALTER TABLE sessions RENAME TO sessions_away").update();
        try {
            meanwhile.run();
        } finally {
            db.sql("ALTER TABLE sessions_away RENAME TO sessions").update();
        }
    }

    private void search(String text) {
        test(find(Input.class).withAttribute("type", "search").single()).setValue(text);
        waitForDirectory();
    }

    /** Where the one link of this name leads. */
    private String only(String name) {
        return find(Anchor.class).withText(name).single().getHref();
    }

    private List<String> theirMenu() {
        return find(ListItem.class, find(Nav.class).single()).all().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }

    private static String person(String issuer, String subject) {
        return "issuer=" + encoded(issuer) + "&subject=" + encoded(subject);
    }

    private static String encoded(String text) {
        return UrlUtil.encodeURIComponent(text);
    }

    private static SignedInUser bob(String issuer, String name, String... groups) {
        return new SignedInUser("test", issuer, SUBJECT, "Bob", name, null, List.of(groups), Map.of());
    }

    private void decide(@Nullable PageRule rule) {
        long seen = rules.decided("protected").map(StoredRule::version).orElse(0L);
        ruleChanges.decide("protected", seen, rule, "Grace");
        reload();
    }
}
