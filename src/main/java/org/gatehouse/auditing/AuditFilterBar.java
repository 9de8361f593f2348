package org.gatehouse.auditing;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gatehouse.uikit.BrowserTime;
import org.gatehouse.uikit.Choice;
import org.gatehouse.uikit.SearchField;

/** What the list can be narrowed down by. */
final class AuditFilterBar extends Div {

    private final Consumer<AuditFilter> typed;
    private final Consumer<AuditFilter> chosen;
    private final SearchField person;
    private final SearchField target;
    private final Choice outcome;
    private final TimeField from;
    private final TimeField to;
    private final Div actionPlace = new Div();
    private List<String> actions = List.of();
    private AuditFilter filter = AuditFilter.NONE;

    /**
     * @param typed is told of a filter that changes letter by letter
     * @param chosen is told of one that was chosen
     */
    AuditFilterBar(Consumer<AuditFilter> typed, Consumer<AuditFilter> chosen) {
        this.typed = typed;
        this.chosen = chosen;
        this.person = new SearchField(
                "Filter by person: the beginning of the name, or the id",
                "Person: name or id",
                text -> type(filter.withPerson(text)));
        this.target = new SearchField(
                "Filter by target: the beginning of its name, or its id",
                "Target: name or id",
                text -> type(filter.withTarget(text)));
        this.outcome = new Choice("outcome", "Outcome", OutcomeWords.OPTIONS, word -> tell(filter.withOutcome(word)));
        this.from = new TimeField("from", "From", time -> tell(filter.withFrom(time)));
        this.to = new TimeField("to", "To", time -> tell(filter.withTo(time)));
        addClassNames("tools", "audit-filter");
        add(person, target, actionPlace, outcome, from, to);
    }

    /** @param known actions to choose from */
    void show(AuditFilter newFilter, List<String> known, BrowserTime time) {
        filter = newFilter;
        person.setValue(filter.person());
        target.setValue(filter.target());
        outcome.value(filter.outcome());
        from.show(filter.from(), time);
        to.show(filter.to(), time);
        actions = known;
        var action = new Choice("action", "Action", options(), word -> tell(filter.withAction(word)));
        action.value(filter.action());
        actionPlace.removeAll();
        actionPlace.add(action);
    }

    private void type(AuditFilter changed) {
        filter = changed;
        typed.accept(changed);
    }

    private void tell(AuditFilter changed) {
        filter = changed;
        chosen.accept(changed);
    }

    /** One that an address names is there too, whether or not anybody has done it. */
    private Map<String, String> options() {
        var all = new ArrayList<>(actions);
        if (!filter.action().isEmpty() && !all.contains(filter.action())) {
            all.add(filter.action());
        }
        var byWords = new TreeMap<String, String>();
        all.forEach(action -> byWords.put(ActionWords.of(action), action));
        var options = new LinkedHashMap<String, String>();
        options.put("", "Any");
        byWords.forEach((words, action) -> options.put(action, words));
        return options;
    }
}
