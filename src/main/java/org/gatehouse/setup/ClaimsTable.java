package org.gatehouse.setup;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.TreeMap;
import org.gatehouse.session.SignedInUser;

/** The claims of the person logged in, as text, whatever they hold. */
final class ClaimsTable extends NativeTable {

    ClaimsTable(SignedInUser user) {
        addClassName("claims");
        new TreeMap<>(user.claims()).forEach((name, value) -> {
            var header = new NativeTableHeaderCell(name);
            header.getElement().setAttribute("scope", "row");
            getBody().add(new NativeTableRow(header, new NativeTableCell(String.valueOf(value))));
        });
    }
}
