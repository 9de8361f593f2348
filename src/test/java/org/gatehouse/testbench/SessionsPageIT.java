package org.gatehouse.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.testbench.H1Element;
import com.vaadin.testbench.TestBenchElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LicensedBrowser.class)
class SessionsPageIT {

    @Test
    void listsTheAdministratorsOwnSession(Person person) {
        person.logInAs("ada@example.com");
        assertThat(person.menu()).contains("Sessions");

        person.open("/admin/sessions?q=ada");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Sessions");
        assertThat(person.$("vaadin-grid")
                        .waitForFirst()
                        .$("vaadin-grid-cell-content")
                        .all())
                .extracting(TestBenchElement::getText)
                .anyMatch(cell -> cell.contains("ada@example.com"))
                .anyMatch(cell -> cell.contains("This one"));
    }

    @Test
    void isRefusedToAMember(Person person) {
        person.logInAs("bob@example.com");
        assertThat(person.menu()).doesNotContain("Sessions");

        person.open("/admin/sessions");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("This page is not open to you");
    }

    @Test
    void asksAVisitorToLogIn(Person person) {
        person.open("/admin/sessions");

        assertThat(person.$("input").withAttribute("name", "password").exists()).isTrue();
    }
}
