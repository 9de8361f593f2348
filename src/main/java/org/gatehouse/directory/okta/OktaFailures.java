package org.gatehouse.directory.okta;

import com.okta.sdk.resource.client.ApiException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.DirectoryException;
import org.jspecify.annotations.Nullable;

/** The SDK's failures in the port's words. */
final class OktaFailures {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private OktaFailures() {}

    /** Any failure but 404, which is an answer. */
    static DirectoryException of(RuntimeException failure) {
        if (failure instanceof DirectoryException ours) {
            return ours;
        }
        if (!(failure instanceof ApiException answer)) {
            return new DirectoryException.Unavailable("Okta's answer cannot be read", failure);
        }
        return switch (answer.getCode()) {
            case 401 -> new DirectoryException.Denied("Okta does not accept our credentials", failure);
            case 403 -> new DirectoryException.Denied("Okta refuses: a scope or role is missing", failure);
            case 429 -> throttled(answer.getResponseHeaders(), failure);
            case 0 -> new DirectoryException.Unavailable("Okta cannot be reached or understood", failure);
            default -> new DirectoryException.Unavailable("Okta answered " + answer.getCode(), failure);
        };
    }

    /** Counts from the answer's own date, so that a wrong clock on either side does not matter. */
    static DirectoryException.Throttled throttled(
            @Nullable Map<String, List<String>> headers, @Nullable Throwable cause) {
        Duration wait = USUAL_WAIT;
        try {
            Instant reset = Instant.ofEpochSecond(Long.parseLong(header(headers, "X-Rate-Limit-Reset")));
            wait = Duration.between(dateOf(headers), reset);
        } catch (NumberFormatException | DateTimeException e) {
            // no usable reset time: the usual wait
        }
        if (wait.isNegative()) {
            wait = Duration.ZERO;
        }
        Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return new DirectoryException.Throttled(Instant.now().plus(bounded), cause);
    }

    private static Instant dateOf(@Nullable Map<String, List<String>> headers) {
        String date = header(headers, "Date");
        return date.isEmpty()
                ? Instant.now()
                : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
    }

    private static String header(@Nullable Map<String, List<String>> headers, String name) {
        if (headers == null) {
            return "";
        }
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse("");
    }
}
