package org.gatehouse.auditing;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.gatehouse.audit.AuditQuery;
import org.gatehouse.uikit.SearchField;
import org.jspecify.annotations.Nullable;

/** Which entries the list shows, as it stands in the address. What makes no sense there is left out. */
record AuditFilter(
        String person,
        String target,
        String action,
        String outcome,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final String CSV = "/" + AuditView.PATH + "/export.csv";
    static final String JSON = "/" + AuditView.PATH + "/export.jsonl";
    static final AuditFilter NONE = new AuditFilter("", "", "", "", null, null);

    private static final String PERSON = "person";
    private static final String TARGET = "target";
    private static final String ACTION = "action";
    private static final String OUTCOME = "outcome";
    private static final String FROM = "from";
    private static final String TO = "to";

    private static final Pattern WORD = Pattern.compile("[a-z0-9.-]{1,60}");

    /** Longer ago, or later, than anything; some databases take no more. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    static AuditFilter from(QueryParameters parameters) {
        return read(name -> parameters.getSingleParameter(name).orElse(""));
    }

    static AuditFilter of(HttpServletRequest request) {
        return read(name -> Objects.requireNonNullElse(request.getParameter(name), ""));
    }

    private static AuditFilter read(UnaryOperator<String> parameter) {
        String action = parameter.apply(ACTION);
        String outcome = parameter.apply(OUTCOME);
        return new AuditFilter(
                SearchField.bounded(parameter.apply(PERSON)),
                bounded(parameter.apply(TARGET)),
                WORD.matcher(action).matches() ? action : "",
                OUTCOMES.contains(outcome) ? outcome : "",
                time(parameter.apply(FROM)),
                time(parameter.apply(TO)));
    }

    private static final Set<String> OUTCOMES = OutcomeWords.OPTIONS.keySet();

    AuditQuery query() {
        return new AuditQuery(person, target, action, outcome, from, to);
    }

    String address() {
        return address(AuditView.PATH);
    }

    String address(String path) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put(PERSON, person);
        parameters.put(TARGET, target);
        parameters.put(ACTION, action);
        parameters.put(OUTCOME, outcome);
        parameters.put(FROM, from == null ? "" : from.toString());
        parameters.put(TO, to == null ? "" : to.toString());
        parameters.values().removeIf(String::isEmpty);
        return new Location(path, QueryParameters.simple(parameters)).getPathWithQueryParameters();
    }

    AuditFilter withPerson(String text) {
        return new AuditFilter(text, target, action, outcome, from, to);
    }

    AuditFilter withTarget(String text) {
        return new AuditFilter(person, text, action, outcome, from, to);
    }

    AuditFilter withAction(String word) {
        return new AuditFilter(person, target, word, outcome, from, to);
    }

    AuditFilter withOutcome(String word) {
        return new AuditFilter(person, target, action, word, from, to);
    }

    AuditFilter withFrom(@Nullable Instant time) {
        return new AuditFilter(person, target, action, outcome, time, to);
    }

    AuditFilter withTo(@Nullable Instant time) {
        return new AuditFilter(person, target, action, outcome, from, time);
    }

    /** Ids are longer than what people type. */
    private static String bounded(String text) {
        String stripped = text.strip();
        return stripped.length() > 300 ? stripped.substring(0, 300) : stripped;
    }

    static @Nullable Instant time(String text) {
        try {
            Instant time = text.isEmpty() ? null : Instant.parse(text);
            return time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
