package org.gatehouse.account;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Pre;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Claims for people: a table, and the same as JSON. Values are shown as text, whatever they hold. */
final class Claims {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Claims() {}

    static Component table(Map<String, Object> claims) {
        var table = new NativeTable();
        table.addClassName("claims");
        var head = new NativeTableRow(column("Claim"), column("Value"));
        table.getHead().add(head);
        new TreeMap<>(claims).forEach((name, value) -> table.getBody().add(row(name, value)));
        return table;
    }

    static NativeDetails json(Map<String, Object> claims) {
        var details = new NativeDetails("Show as JSON", new Pre(JSON.writeValueAsString(new TreeMap<>(claims))));
        details.addClassName("json");
        return details;
    }

    private static NativeTableHeaderCell column(String text) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableRow row(String name, Object value) {
        var header = new NativeTableHeaderCell(name);
        header.getElement().setAttribute("scope", "row");
        return new NativeTableRow(header, new NativeTableCell(text(value)));
    }

    private static String text(Object value) {
        return switch (value) {
            case Collection<?> many -> many.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Map<?, ?> map -> JSON.writeValueAsString(map);
            default -> value.toString();
        };
    }
}
