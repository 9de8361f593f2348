package org.gatehouse.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all entries of a question have in common. The order names an index's columns, which H2 would not see else. */
final class EntryConditions {

    private final List<String> terms;
    private final List<String> numbers;
    private final List<String> order;
    private final Map<String, Object> values;

    EntryConditions() {
        this.terms = new ArrayList<>();
        this.numbers = new ArrayList<>();
        this.order = new ArrayList<>();
        this.values = new HashMap<>();
    }

    EntryConditions(EntryConditions other) {
        this.terms = new ArrayList<>(other.terms);
        this.numbers = new ArrayList<>(other.numbers);
        this.order = new ArrayList<>(other.order);
        this.values = new HashMap<>(other.values);
    }

    void equal(String column, String value) {
        add(column + " = :" + column, column, value);
        order.add(column);
    }

    void add(String term, String name, Object value) {
        terms.add(term);
        values.put(name, value);
    }

    /** @param comparison of the entry's number, for example {@code < :before} */
    void number(String comparison, String name, long value) {
        numbers.add(comparison);
        values.put(name, value);
    }

    Map<String, Object> values() {
        return values;
    }

    /** Finds the numbers of entries. */
    String sql() {
        return "SELECT id FROM audit_entries" + where("id") + " ORDER BY " + orderOfIndex() + "id DESC LIMIT :most";
    }

    /** Finds the numbers of those among them that are about a group beside their target. */
    String sqlOfGroup(String groupId) {
        add("group_id = :group", "group", groupId);
        return "SELECT entry_id FROM audit_groups JOIN audit_entries ON id = entry_id" + where("entry_id")
                + " ORDER BY group_id, entry_id DESC LIMIT :most";
    }

    private String where(String number) {
        var all = new ArrayList<>(terms);
        numbers.forEach(comparison -> all.add(number + " " + comparison));
        return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
    }

    private String orderOfIndex() {
        if (order.contains("about")) {
            return "target_kind, about, ";
        }
        if (order.contains("actor_subject")) {
            return "actor_subject, " + ofOnePerson();
        }
        return order.isEmpty() ? "" : String.join(", ", order) + ", ";
    }

    /** Of what did not go well there is less than of anything that a person does. */
    private String ofOnePerson() {
        boolean wentWell = Outcome.DONE.name().equals(values.get("result"));
        if (order.contains("result") && !(wentWell && order.contains("action"))) {
            return "result, ";
        }
        return order.contains("action") ? "action, " : "";
    }
}
