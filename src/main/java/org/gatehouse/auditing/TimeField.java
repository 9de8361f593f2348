package org.gatehouse.auditing;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.gatehouse.uikit.BrowserTime;
import org.jspecify.annotations.Nullable;

/** A moment to the minute, in the reader's time zone, in the browser's own field. */
final class TimeField extends Div {

    private final Input input = new Input(ValueChangeMode.ON_CHANGE);
    private ZoneId zone = ZoneId.systemDefault();

    /** @param chosen is told when somebody chooses; null for no moment */
    TimeField(String id, String label, Consumer<@Nullable Instant> chosen) {
        input.setId(id);
        input.setType("datetime-local");
        input.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                chosen.accept(instant(change.getValue()));
            }
        });
        var name = new NativeLabel(label);
        name.setFor(id);
        addClassName("choice");
        add(name, input);
    }

    void show(@Nullable Instant time, BrowserTime browser) {
        zone = browser.zone();
        input.setValue(
                time == null
                        ? ""
                        : LocalDateTime.ofInstant(time, zone)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString());
    }

    private @Nullable Instant instant(String text) {
        try {
            return text.isEmpty()
                    ? null
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException noTime) {
            return null; // what a browser sends is not ours to trust
        }
    }
}
