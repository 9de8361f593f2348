package org.gatehouse.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.testbench.H1Element;
import com.vaadin.testbench.TestBenchElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LicensedBrowser.class)
class UsersPageIT {

    @Test
    void listsThePeopleThatTheSearchInTheAddressFinds(Person person) {
        person.logInAs("ada@example.com");
        assertThat(person.menu()).contains("Users");

        person.open("/admin/users?q=bob");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Users");
        assertThat(person.$("vaadin-grid")
                        .waitForFirst()
                        .$("vaadin-grid-cell-content")
                        .all())
                .extracting(TestBenchElement::getText)
                .anyMatch(cell -> cell.contains("Bob Builder"))
                .noneMatch(cell -> cell.contains("Ada Lovelace"));
    }

    @Test
    void isRefusedToAMember(Person person) {
        person.logInAs("bob@example.com");
        assertThat(person.menu()).doesNotContain("Users");

        person.open("/admin/users");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("This page is not open to you");
    }
}
