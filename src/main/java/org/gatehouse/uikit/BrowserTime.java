package org.gatehouse.uikit;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the person in front of the browser reads them. */
public record BrowserTime(ZoneId zone) {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** The browser's time zone, sent with its first request; the server's when the browser tells none. */
    public static BrowserTime of(UI ui) {
        var details = ui.getPage().getExtendedClientDetails();
        return new BrowserTime(zone(details == null ? null : details.getTimeZoneId()));
    }

    public ZonedDateTime now() {
        return ZonedDateTime.now(zone);
    }

    public @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : DATE.format(instant.atZone(zone));
    }

    public @Nullable String moment(@Nullable Instant instant) {
        return instant == null ? null : MOMENT.format(instant.atZone(zone));
    }

    /** How long ago or ahead as people say it, {@code 5 minutes ago}; a day and more as a date. */
    public String relative(Instant then, Instant now) {
        Duration apart = Duration.between(then, now).abs();
        boolean past = !then.isAfter(now);
        if (apart.compareTo(Duration.ofSeconds(90)) < 0) {
            return past ? "just now" : "in a minute";
        }
        if (apart.compareTo(Duration.ofHours(24)) >= 0) {
            return MOMENT.format(then.atZone(zone));
        }
        String words = apart.toMinutes() < 60
                ? Words.count(apart.toMinutes(), "minute")
                : Words.count(apart.toHours(), "hour");
        return past ? words + " ago" : "in " + words;
    }

    /** To the second, {@code 14:05:09}. */
    public String second(Instant instant) {
        return SECOND.format(instant.atZone(zone));
    }

    public String clock(Instant instant) {
        return CLOCK.format(instant.atZone(zone));
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return id == null ? ZoneId.systemDefault() : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault(); // what a browser sends is not ours to trust
        }
    }
}
