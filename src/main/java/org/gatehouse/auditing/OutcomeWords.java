package org.gatehouse.auditing;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.audit.AuditQuery;
import org.gatehouse.audit.Outcome;
import org.jspecify.annotations.Nullable;

/** What outcomes are called. */
final class OutcomeWords {

    static final String ANY = "";

    /** What the list can be narrowed down to, as addresses have it, and what people call it. */
    static final Map<String, String> OPTIONS = options();

    private OutcomeWords() {}

    static String of(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> "Begun";
            case DONE -> "Done";
            case FAILED -> "Failed";
            case REFUSED -> "Refused";
            case UNKNOWN -> "Unknown";
        };
    }

    /** The look of its badge. */
    static String look(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> "underway";
            case DONE -> "good";
            case FAILED, REFUSED -> "out";
            case UNKNOWN -> "underway";
        };
    }

    static String sentence(@Nullable Outcome outcome) {
        return switch (outcome) {
            case null -> "Begun, and nothing is known since";
            case DONE -> "Done";
            case FAILED -> "Failed: nothing was changed";
            case REFUSED -> "Refused";
            case UNKNOWN -> "Nobody knows whether it was done: there was no answer";
        };
    }

    private static Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        options.put(ANY, "Any");
        for (Outcome outcome : Outcome.values()) {
            options.put(outcome.name(), of(outcome));
        }
        options.put(AuditQuery.BEGUN, of(null));
        return Collections.unmodifiableMap(options);
    }
}
