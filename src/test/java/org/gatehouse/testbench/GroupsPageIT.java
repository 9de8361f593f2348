package org.gatehouse.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.testbench.H1Element;
import com.vaadin.testbench.TestBenchElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LicensedBrowser.class)
class GroupsPageIT {

    @Test
    void listsTheGroupsThatTheSearchInTheAddressFinds(Person person) {
        person.logInAs("ada@example.com");
        assertThat(person.menu()).contains("Groups");

        person.open("/admin/groups?q=Adm");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Groups");
        assertThat(person.$("vaadin-grid")
                        .waitForFirst()
                        .$("vaadin-grid-cell-content")
                        .all())
                .extracting(TestBenchElement::getText)
                .anyMatch(cell -> cell.contains("Admins"))
                .noneMatch(cell -> cell.contains("Everyone"));
    }

    @Test
    void isRefusedToAMember(Person person) {
        person.logInAs("bob@example.com");
        assertThat(person.menu()).doesNotContain("Groups");

        person.open("/admin/groups");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("This page is not open to you");
    }
}
