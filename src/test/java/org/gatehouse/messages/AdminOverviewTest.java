package org.gatehouse.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.AuditTrail;
import org.gatehouse.audit.Change;
import org.gatehouse.audit.Outcome;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignIns;
import org.gatehouse.testkit.InFrontOfPages;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.People;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What administrators see at a glance below their message. */
@PagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class AdminOverviewTest extends InFrontOfPages {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Sessions sessions;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void fill() {
        SignIns.stored(sessions, People.named("Bob"), People.PHONE, null);
        People.actsAs(sessions, People.signedIn(), Instant.now());
        forgetTrail();
        var actor = new Actor("https://idp.example", "00u1", "Ada Tester", "session");
        for (int i = 1; i <= 6; i++) {
            trail.happened(
                    actor,
                    Change.of("page.open", "page", "/p" + i, "<b>Page " + i + "</b>", Map.of()),
                    Outcome.REFUSED,
                    null);
        }
    }

    @AfterEach
    void forget() {
        db.sql("DELETE FROM sessions").update();
        forgetTrail();
    }

    @Test
    void countsWhatThereIsAndLeadsToItsPages() {
        open("admin");
        assertThat(text())
                .contains("Live sessions", "On all servers 2", "In use on this server")
                .contains("Nobody waits for a decision.", "User directory None is set up.");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("admin/sessions", "admin/requests", "admin/users", "admin/audit");
    }

    @Test
    void showsTheLatestFiveOfTheTrailAsText() {
        open("admin");
        assertThat(text())
                .contains("<b>Page 6</b>", "<b>Page 2</b>", "by Ada Tester: Refused")
                .doesNotContain("Page 1");
    }

    @Test
    void saysForEachCardThatTheDatabaseDoesNotAnswer() {
        db.sql("ALTER TABLE sessions RENAME TO sessions_away").update();
        try {
            open("admin");
            assertThat(text())
                    .contains("Live sessions This cannot be read at the moment: the database does not answer.")
                    .contains("Nobody waits for a decision.", "<b>Page 6</b>");
        } finally {
            db.sql("ALTER TABLE sessions_away RENAME TO sessions").update();
        }
    }

    private void forgetTrail() {
        db.sql("DELETE FROM audit_outcomes").update();
        db.sql("DELETE FROM audit_entries").update();
    }
}
