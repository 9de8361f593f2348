package org.gatehouse.testbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.testbench.H1Element;
import com.vaadin.testbench.TestBenchElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LicensedBrowser.class)
class PagesPageIT {

    @Test
    void listsEveryPageWithWhoItIsOpenTo(Person person) {
        person.logInAs("ada@example.com");
        assertThat(person.menu()).contains("Pages");

        person.open("/admin/pages");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Pages");
        assertThat(person.$("vaadin-grid")
                        .waitForFirst()
                        .$("vaadin-grid-cell-content")
                        .all())
                .extracting(TestBenchElement::getText)
                .anyMatch(cell -> cell.contains("/protected"))
                .anyMatch(cell -> cell.contains("Everyone who is logged in"));
    }

    @Test
    void showsWhomAChangeConcerns(Person person) {
        person.logInAs("ada@example.com");

        person.open("/admin/pages/rule?page=protected");
        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Protected");
        TestBenchElement openTo = person.$("select").waitForFirst();
        openTo.setProperty("value", "ADMINISTRATORS");
        openTo.dispatchEvent("change");

        person.$(TestBenchElement.class)
                .withClassName("effect")
                .withTextContaining("lose")
                .waitForFirst();
    }

    @Test
    void saysWhyAdministrationCannotBeClosed(Person person) {
        person.logInAs("ada@example.com");

        person.open("/admin/pages/rule?page=admin%2Fpages");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Pages");
        assertThat(person.$(TestBenchElement.class)
                        .withClassName("notice")
                        .waitForFirst()
                        .getText())
                .contains("Administration is always open to administrators");
    }

    @Test
    void isRefusedToAMember(Person person) {
        person.logInAs("bob@example.com");
        assertThat(person.menu()).doesNotContain("Pages");

        person.open("/admin/pages");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("This page is not open to you");
    }
}
