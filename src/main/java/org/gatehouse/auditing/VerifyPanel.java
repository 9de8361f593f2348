package org.gatehouse.auditing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.audit.Verified;
import org.gatehouse.uikit.Notice;
import org.gatehouse.uikit.Watch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A look at the whole trail: how far it is, and what it has shown. It goes on without this page. */
final class VerifyPanel extends Div {

    private static final Logger log = LoggerFactory.getLogger(VerifyPanel.class);

    private final transient AuditLog trail;
    private final NativeButton button = new NativeButton("Verify", click -> begin());
    private final Watch watch = new Watch(this, this::look);
    private final Paragraph words = new Paragraph();
    private final Element bar = new Element("progress");
    private transient AuditLog.@Nullable Running running;

    VerifyPanel(AuditLog trail) {
        this.trail = trail;
        button.addClassName("button");
        bar.setAttribute("aria-label", "Progress");
        addClassName("verify");
        getElement().setAttribute("role", "status");
        getElement().setAttribute("tabindex", "-1");
    }

    Component button() {
        return button;
    }

    /** To a look that somebody began before. */
    void comeBack() {
        trail.verification().filter(earlier -> !earlier.result().isDone()).ifPresent(this::follow);
    }

    private void begin() {
        try {
            follow(trail.verify());
        } catch (DataAccessException unavailable) {
            log.warn("The audit trail could not be verified: {}", unavailable.getMessage());
            tell(Notice.problem("The trail cannot be read at the moment: the database does not answer."));
        }
    }

    private void follow(AuditLog.Running underWay) {
        running = underWay;
        button.setEnabled(false);
        var stop = new NativeButton("Cancel", click -> underWay.verification().stop());
        stop.addClassNames("button", "small");
        removeAll();
        add(words);
        getElement().appendChild(bar);
        add(stop);
        watch.set(true);
        look();
    }

    private void look() {
        AuditLog.Running looked = running;
        if (looked == null) {
            return;
        }
        var verification = looked.verification();
        words.setText(String.format(
                Locale.ENGLISH,
                "Verifying: %,d of about %,d entries",
                verification.checked(),
                Math.max(verification.total(), verification.checked())));
        bar.setAttribute("max", String.valueOf(Math.max(1, verification.total())));
        bar.setAttribute("value", String.valueOf(verification.checked()));
        if (looked.result().isDone()) {
            running = null;
            watch.set(false);
            button.setEnabled(true);
            over(looked);
        }
    }

    private void over(AuditLog.Running looked) {
        if (looked.result().isCompletedExceptionally()) {
            tell(Notice.problem("The trail could not be read to its end: the database does not answer."));
            return;
        }
        Optional<Verified> verified = looked.result().join();
        tell(verified.map(VerifyPanel::result).orElseGet(() -> Notice.hint("Stopped: nothing is known.")));
    }

    private static Notice result(Verified verified) {
        String sentence = VerifyWords.sentence(verified) + ".";
        if (!verified.isIntact()) {
            return Notice.problem(sentence);
        }
        return verified.hints().isEmpty()
                ? Notice.done(sentence)
                : Notice.hint(sentence + " " + String.join(". ", verified.hints()) + ".");
    }

    private void tell(Component result) {
        removeAll();
        bar.removeFromParent();
        add(result);
        getElement().callJsFunction("focus");
    }
}
