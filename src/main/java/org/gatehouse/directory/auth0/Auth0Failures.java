package org.gatehouse.directory.auth0;

import com.auth0.client.mgmt.core.ManagementApiException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryException;

/**
 * The SDK's failures in the port's words. Answers are never passed on as the cause: they print their body, and the SDK
 * changes how all its requests are written once one is printed.
 */
final class Auth0Failures {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** As in {@code 'String is too long (301 chars), maximum 300' on property name (The user's full name).} */
    private static final Pattern PROPERTY = Pattern.compile("on property (\\w+)");

    private Auth0Failures() {}

    static DirectoryException of(RuntimeException failure) {
        if (failure instanceof DirectoryException ours) {
            return ours;
        }
        if (!(failure instanceof ManagementApiException answer)) {
            return new DirectoryException.Unavailable("Auth0 cannot be reached or understood", failure);
        }
        return switch (answer.statusCode()) {
            case 400 -> rejected(text(answer, "message"));
            case 401 -> new DirectoryException.Denied("Auth0 does not accept our credentials", null);
            case 403 -> new DirectoryException.Denied("Auth0 refuses: " + text(answer, "errorCode"), null);
            case 404 -> new DirectoryException.NotFound("Auth0 knows no such user or role", null);
            case 409 -> new DirectoryException.Conflict(null, null);
            case 429 -> throttled(answer.headers());
            default -> new DirectoryException.Unavailable("Auth0 answered " + answer.statusCode(), null);
        };
    }

    /** Whether Auth0 knows no such thing, or takes the id for none at all. */
    static boolean isNotFound(ManagementApiException answer) {
        return answer.statusCode() == 404
                || (answer.statusCode() == 400 && text(answer, "errorCode").equals("invalid_uri"));
    }

    /** Counts from the answer's own date, so that a wrong clock on either side does not matter. */
    static DirectoryException.Throttled throttled(Map<String, List<String>> headers) {
        Duration wait = USUAL_WAIT;
        try {
            Instant reset = Instant.ofEpochSecond(Long.parseLong(header(headers, "X-RateLimit-Reset")));
            wait = Duration.between(dateOf(headers), reset);
        } catch (NumberFormatException | DateTimeException e) {
            // no usable reset time: the usual wait
        }
        if (wait.isNegative()) {
            wait = Duration.ZERO;
        }
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return new DirectoryException.Throttled(Instant.now().plus(bounded), null);
    }

    private static DirectoryException.Rejected rejected(String message) {
        if (message.startsWith("PasswordStrengthError")) {
            return new DirectoryException.Rejected(
                    "The connection's password policy is stricter than Auth0's strictest", Map.of(), null);
        }
        String problem = message.isEmpty() ? "Auth0 does not take a value" : message;
        var problems = new EnumMap<Attribute, String>(Attribute.class);
        Matcher property = PROPERTY.matcher(message);
        while (property.find()) {
            Auth0Records.attribute(property.group(1)).ifPresent(attribute -> problems.put(attribute, problem));
        }
        return new DirectoryException.Rejected(problem, problems, null);
    }

    private static String text(ManagementApiException answer, String name) {
        return answer.body() instanceof Map<?, ?> body && body.get(name) instanceof String text ? text : "";
    }

    private static Instant dateOf(Map<String, List<String>> headers) {
        String date = header(headers, "Date");
        return date.isEmpty()
                ? Instant.now()
                : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
    }

    private static String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("");
    }
}
