package org.gatehouse.setup;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.gatehouse.doctor.Diagnosis;
import org.gatehouse.doctor.Finding;

/** One finding: what is so, and what to do about it, ready to be copied. */
final class FindingCard extends ListItem {

    FindingCard(Diagnosis diagnosis) {
        Finding finding = diagnosis.finding();
        addClassNames("finding", finding.level().name().toLowerCase(Locale.ROOT));
        add(head(diagnosis), new Paragraph(finding.sentence()));
        if (finding.fix() != null) {
            var fix = new Paragraph(finding.fix());
            fix.addClassName("quiet");
            add(fix);
        }
        if (finding.copy() != null) {
            add(copyable(finding.copy()));
        }
    }

    /** What is in order stands below a heading that says so. */
    private static Div head(Diagnosis diagnosis) {
        Finding finding = diagnosis.finding();
        var head = new Div();
        head.addClassName("finding-head");
        switch (finding.level()) {
            case PROBLEM -> head.add(badge("Problem", "out"));
            case HINT -> head.add(badge("Hint", "underway"));
            case OK -> {}
        }
        head.add(new H3(diagnosis.title()));
        if (finding.setting() != null) {
            var setting = new Span(finding.setting());
            setting.addClassName("setting");
            head.add(setting);
        }
        return head;
    }

    private static Span badge(String word, String look) {
        var badge = new Span(word);
        badge.addClassNames("badge", look);
        return badge;
    }

    /** The browser copies, without asking the server. */
    private static Div copyable(String text) {
        var copy = new NativeButton("Copy");
        copy.addClassNames("button", "small");
        copy.getElement().executeJs("""
                this.onclick = () => navigator.clipboard
                    .writeText(this.previousElementSibling.textContent)
                    .then(() => this.textContent = 'Copied')""");
        var row = new Div(new Pre(text), copy);
        row.addClassName("copyable");
        return row;
    }
}
