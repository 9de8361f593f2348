package org.gatehouse.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.testbench.H1Element;
import com.vaadin.testbench.TestBenchElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LicensedBrowser.class)
class AuditPageIT {

    @Test
    void listsTheAdministratorsOwnLogIn(Person person) {
        person.logInAs("ada@example.com");
        assertThat(person.menu()).contains("Audit");

        person.open("/admin/audit?action=session.begin");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Audit");
        assertThat(person.$("vaadin-grid")
                        .waitForFirst()
                        .$("vaadin-grid-cell-content")
                        .all())
                .extracting(TestBenchElement::getText)
                .anyMatch(cell -> cell.contains("Log in"))
                .anyMatch(cell -> cell.contains("Done"));
    }

    @Test
    void isRefusedToAMember(Person person) {
        person.logInAs("bob@example.com");
        assertThat(person.menu()).doesNotContain("Audit");

        person.open("/admin/audit");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("This page is not open to you");
    }
}
