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

    private static Div head(Diagnosis diagnosis) {
        Finding finding = diagnosis.finding();
        var level = new Span(
                switch (finding.level()) {
                    case PROBLEM -> "Problem";
                    case HINT -> "Hint";
                    case OK -> "In order";
                });
        level.addClassNames("badge", badge(finding.level()));
        var head = new Div(level, new H3(diagnosis.title()));
        head.addClassName("finding-head");
        if (finding.setting() != null) {
            var setting = new Span(finding.setting());
            setting.addClassName("setting");
            head.add(setting);
        }
        return head;
    }

    private static String badge(Finding.Level level) {
        return switch (level) {
            case PROBLEM -> "out";
            case HINT -> "underway";
            case OK -> "good";
        };
    }

    /** The browser copies, without asking the server. */
    private static Div copyable(String text) {
        var copy = new NativeButton("Copy");
        copy.addClassNames("button", "small");
        copy.getElement()
                .setAttribute(
                        "onclick",
                        "navigator.clipboard.writeText(this.previousElementSibling.textContent)"
                                + ".then(() => this.textContent = 'Copied')");
        var row = new Div(new Pre(text), copy);
        row.addClassName("copyable");
        return row;
    }
}
