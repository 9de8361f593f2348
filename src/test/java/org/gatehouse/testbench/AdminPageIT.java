package org.gatehouse.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.testbench.H1Element;
import com.vaadin.flow.component.html.testbench.SpanElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LicensedBrowser.class)
class AdminPageIT {

    @Test
    void isInTheMenuOfAnAdministratorAndOpens(Person person) {
        person.logInAs("ada@example.com");
        assertThat(person.menu()).contains("Admin");

        person.open("/admin");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Admin message");
    }

    @Test
    void isNotInTheMenuOfAMember(Person person) {
        person.logInAs("bob@example.com");

        assertThat(person.menu()).contains("Protected").doesNotContain("Admin");
    }

    @Test
    void isRefusedToAMemberAndNamesTheGroup(Person person) {
        person.logInAs("bob@example.com");
        assertThat(person.menu()).isNotEmpty();

        person.open("/admin");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("This page is not open to you");
        assertThat(person.$(SpanElement.class).all())
                .anyMatch(span -> span.getText().equals("Admins"));
    }

    @Test
    void asksAVisitorToLogIn(Person person) {
        person.open("/admin");

        assertThat(person.$("input").withAttribute("name", "password").exists()).isTrue();
    }
}
