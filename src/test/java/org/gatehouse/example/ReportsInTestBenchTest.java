package org.gatehouse.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.testbench.H1Element;
import org.gatehouse.testbench.Person;
import org.gatehouse.testbench.TestBenchTest;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.Test;

@TestBenchTest
class ReportsInTestBenchTest {

    @Test
    @SignedInAs(groups = "Sales")
    void opensForSales(Person person) {
        person.open("/reports");

        assertThat(person.$(H1Element.class).waitForFirst().getText()).isEqualTo("Reports");
    }
}
