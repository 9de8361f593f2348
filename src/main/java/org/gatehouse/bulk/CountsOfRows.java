package org.gatehouse.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Adds up what the database has counted: one row for each state, step, and whether somebody becomes an administrator. */
final class CountsOfRows implements ResultSetExtractor<Counts> {

    private final Map<ItemState, Integer> states = new EnumMap<>(ItemState.class);
    private final Map<Step, Integer> steps = new EnumMap<>(Step.class);
    private int lookedUp;
    private int toChange;
    private int administrators;
    private int newAdministrators;

    @Override
    public Counts extractData(ResultSet rows) throws SQLException {
        while (rows.next()) {
            add(rows);
        }
        return new Counts(states, steps, lookedUp, toChange, administrators, newAdministrators);
    }

    private void add(ResultSet row) throws SQLException {
        int items = row.getInt("items");
        ItemState state = ItemState.valueOf(row.getString("state"));
        states.merge(state, items, Integer::sum);
        String known = row.getString("step");
        if (known == null) {
            return;
        }
        Step step = Step.valueOf(known);
        steps.merge(step, items, Integer::sum);
        lookedUp += items;
        boolean left = state == ItemState.UNTOUCHED && step.changesSomething();
        toChange += left ? items : 0;
        if (row.getInt("administrator") == 1) {
            administrators += items;
            newAdministrators += left ? items : 0;
        }
    }
}
