package org.gatehouse.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.testbench.H1Element;
import com.vaadin.flow.component.html.testbench.NativeButtonElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LicensedBrowser.class)
class RequestsPageIT {

    @Test
    void offersARequestWhereAPageIsRefused(Person person) {
        person.logInAs("eve@example.com");
        person.menu();
        person.open("/admin/sessions");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("This page is not open to you");
        assertThat(person.$(NativeButtonElement.class).all())
                .extracting(NativeButtonElement::getText)
                .contains("Request access");
    }

    @Test
    void showsTheStateInTheAddress(Person person) {
        person.logInAs("ada@example.com");
        assertThat(person.menu()).contains("Requests");

        person.open("/admin/requests?state=declined");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Requests");
        assertThat(person.$("select").waitForFirst().getPropertyString("value")).isEqualTo("declined");
    }

    @Test
    void isRefusedToAMember(Person person) {
        person.logInAs("bob@example.com");
        assertThat(person.menu()).doesNotContain("Requests");

        person.open("/admin/requests");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("This page is not open to you");
    }
}
