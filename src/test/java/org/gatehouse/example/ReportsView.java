package org.gatehouse.example;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import org.gatehouse.access.OpenTo;
import org.gatehouse.uikit.Page;

/** The reports, for Sales. */
@Route("reports")
@PageTitle("Reports · Gatehouse")
@Menu(title = "Reports", order = 20, icon = "dashboard")
@OpenTo(groups = "Sales")
class ReportsView extends Page {

    ReportsView(Reports reports) {
        super("Reports", "What was sold, quarter by quarter.");
        var list = new UnorderedList();
        reports.titles().forEach(title -> list.add(new ListItem(title)));
        add(list);
    }
}
