package org.gatehouse.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@PagesTest
class ReportsViewTest extends SpringBrowserlessTest {

    @Test
    @SignedInAs(groups = "Sales")
    void showsTheReportsToSales() {
        UI.getCurrent().navigate("reports");

        assertThat(find(ListItem.class).all()).extracting(ListItem::getText).contains("First quarter");
    }

    @Test
    @SignedInAs(groups = "Admins")
    void isClosedToEverybodyElse(@Autowired Reports reports) {
        UI.getCurrent().navigate("reports");

        assertThat(find(H1.class).single().getText()).isEqualTo("This page is not open to you");
        assertThatThrownBy(reports::titles).isInstanceOf(AccessDeniedException.class);
    }
}
