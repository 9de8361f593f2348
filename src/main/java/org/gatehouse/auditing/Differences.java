package org.gatehouse.auditing;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.TreeSet;
import org.gatehouse.audit.Change;
import org.jspecify.annotations.Nullable;

/** What was before and after, beside each other, as text, whatever it holds. */
final class Differences extends NativeTable {

    Differences(Change change) {
        addClassNames("claims", "differences");
        boolean both = !change.before().isEmpty();
        var head = new NativeTableRow(header("Name", "col"));
        if (both) {
            head.add(header("Before", "col"));
        }
        head.add(header(both ? "After" : "Value", "col"));
        getHead().add(head);
        var names = new TreeSet<>(change.before().keySet());
        names.addAll(change.after().keySet());
        for (String name : names) {
            String before = change.before().get(name);
            String after = change.after().get(name);
            var row = new NativeTableRow(header(name, "row"));
            if (both) {
                row.add(cell(before, "before"));
            }
            row.add(cell(after, before == null || !before.equals(after) ? "after" : ""));
            getBody().add(row);
        }
    }

    private static NativeTableHeaderCell header(String text, String scope) {
        var header = new NativeTableHeaderCell(text);
        header.getElement().setAttribute("scope", scope);
        return header;
    }

    private static NativeTableCell cell(@Nullable String text, String look) {
        var cell = new NativeTableCell(text == null || text.isEmpty() ? "–" : text);
        if (!look.isEmpty() && text != null && !text.isEmpty()) {
            cell.addClassName(look);
        }
        return cell;
    }
}
