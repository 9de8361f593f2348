package org.gatehouse.directory.okta;

import com.okta.sdk.resource.client.ApiException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Okta says about a failure (Okta management API, {@code Error}).
 *
 * @param code one of Okta's error codes; empty when the answer has none
 * @param problem for people to read, never empty
 * @param causes one for each problem, most of them as {@code attribute: problem}
 */
record OktaError(String code, String problem, List<String> causes) {

    private static final Pattern CAUSE = Pattern.compile("(?:profile\\.)?(\\w{1,100}): ?(.+)", Pattern.DOTALL);
    private static final String TAKEN = "already exists";
    private static final int LONGEST = 300;
    private static final int MOST_CAUSES = 50;

    static OktaError of(RuntimeException failure) {
        String body = failure instanceof ApiException answer ? answer.getResponseBody() : null;
        try {
            JsonNode json = JsonMapper.shared().readTree(body == null ? "{}" : body);
            var causes = new ArrayList<String>();
            for (JsonNode cause : json.path("errorCauses")) {
                if (causes.size() < MOST_CAUSES) {
                    causes.add(text(cause.path("errorSummary")));
                }
            }
            String summary = causes.isEmpty() ? text(json.path("errorSummary")) : String.join("; ", causes);
            return new OktaError(text(json.path("errorCode")), orElse(shortened(summary)), List.copyOf(causes));
        } catch (JacksonException unreadable) {
            return new OktaError("", orElse(""), List.of());
        }
    }

    /** Whether the answer can be Okta's: an object, or nothing at all. */
    static boolean mayBe(ApiException answer) {
        String body = answer.getResponseBody();
        try {
            return body == null
                    || body.isBlank()
                    || JsonMapper.shared().readTree(body).isObject();
        } catch (JacksonException noJson) {
            return false;
        }
    }

    DirectoryException asRejection(Throwable failure) {
        var problems = new EnumMap<Attribute, String>(Attribute.class);
        for (String cause : causes) {
            Optional<Attribute> attribute = attribute(cause);
            if (cause.contains(TAKEN)) {
                return new DirectoryException.Conflict(attribute.orElse(null), failure);
            }
            attribute.ifPresent(known -> problems.putIfAbsent(known, shortened(problem(cause))));
        }
        return new DirectoryException.Rejected(problem, Map.copyOf(problems), failure);
    }

    private static Optional<Attribute> attribute(String cause) {
        Matcher matcher = CAUSE.matcher(cause);
        return matcher.matches() ? OktaProfile.attribute(matcher.group(1)) : Optional.empty();
    }

    private static String problem(String cause) {
        return cause.substring(cause.indexOf(':') + 1).strip();
    }

    private static String text(@Nullable JsonNode node) {
        return node == null ? "" : node.asString("");
    }

    private static String orElse(String problem) {
        return problem.isBlank() ? "Okta does not take it" : problem;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
