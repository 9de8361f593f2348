package org.gatehouse.console;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import org.gatehouse.uikit.Notice;

/** The place on a page that tells what came of what somebody did. It gets the focus: what was clicked may be gone. */
public final class Outcome extends Div {

    public Outcome() {
        addClassName("outcome");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("tabindex", "-1");
    }

    public void done(String text) {
        tell(Notice.done(text));
    }

    public void hint(String text) {
        tell(Notice.hint(text));
    }

    public void problem(Problem problem) {
        tell(Notice.problem(problem.sentence()));
    }

    public void tell(Component... words) {
        removeAll();
        add(words);
        getElement().callJsFunction("focus");
    }

    public void clear() {
        removeAll();
    }
}
