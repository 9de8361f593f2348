package org.gatehouse.directory.okta;

import com.okta.sdk.resource.client.ApiException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.outbound.AnswerTooLarge;
import org.jspecify.annotations.Nullable;

/** The SDK's failures in the port's words. */
final class OktaFailures {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** With 403: session, permission or feature is missing. Okta's other codes there are about what was asked for. */
    private static final Set<String> DENIALS = Set.of("", "E0000005", "E0000006", "E0000011", "E0000015");

    private OktaFailures() {}

    static DirectoryException ofRead(RuntimeException failure) {
        return switch (code(failure)) {
            case 403 -> denied(failure);
            default -> ofAny(failure);
        };
    }

    static DirectoryException ofList(RuntimeException failure) {
        return code(failure) == 404
                ? new DirectoryException.Unavailable("What answers in Okta's place has no such list", failure)
                : ofRead(failure);
    }

    /** Values that Okta does not take are rejected, or belong to somebody else. */
    static DirectoryException ofValues(RuntimeException failure) {
        return switch (code(failure)) {
            case 400, 409 -> OktaError.of(failure).asRejection(failure);
            case 403 ->
                isDenial(failure) ? denied(failure) : OktaError.of(failure).asRejection(failure);
            case 412 -> new DirectoryException.Outdated(failure);
            default -> ofAny(failure);
        };
    }

    /** An action that Okta knows but does not take does not go with the status or the kind. */
    static DirectoryException ofAction(RuntimeException failure) {
        return switch (code(failure)) {
            case 400, 405, 409, 501 -> wrongState(failure);
            case 403 -> isDenial(failure) ? denied(failure) : wrongState(failure);
            default -> ofAny(failure);
        };
    }

    /** Whether Okta could not be reached or was busy: not when it was slow, which would only take twice as long. */
    static boolean mayPassAtOnce(ApiException failure) {
        if (failure.getCode() != 0) {
            return failure.getCode() == 503;
        }
        return failure.getCause() instanceof IOException io
                && !(io instanceof com.fasterxml.jackson.core.JacksonException)
                && !(io instanceof InterruptedIOException)
                && !(io instanceof AnswerTooLarge)
                && (io instanceof HttpConnectTimeoutException || !(io instanceof HttpTimeoutException));
    }

    private static DirectoryException ofAny(RuntimeException failure) {
        if (failure instanceof DirectoryException ours) {
            return ours;
        }
        if (!(failure instanceof ApiException answer)) {
            return new DirectoryException.Unavailable("Okta's answer cannot be read", failure);
        }
        return switch (answer.getCode()) {
            case 401 -> new DirectoryException.Denied("Okta does not accept our credentials", failure);
            case 404 -> notFound(answer);
            case 429 -> throttled(answer.getResponseHeaders(), failure);
            case 0 -> new DirectoryException.Unavailable("Okta cannot be reached or understood", failure);
            default -> new DirectoryException.Unavailable("Okta answered " + answer.getCode(), failure);
        };
    }

    /** Other servers answer 404, too, for whatever there is: that is not to be taken for a user who is gone. */
    private static DirectoryException notFound(ApiException answer) {
        return OktaError.mayBe(answer)
                ? new DirectoryException.NotFound("Okta does not find it", answer)
                : new DirectoryException.Unavailable("What answers in Okta's place knows no such address", answer);
    }

    private static int code(RuntimeException failure) {
        return failure instanceof ApiException answer ? answer.getCode() : 0;
    }

    private static boolean isDenial(RuntimeException failure) {
        return DENIALS.contains(OktaError.of(failure).code());
    }

    private static DirectoryException denied(RuntimeException failure) {
        return new DirectoryException.Denied("Okta refuses: a scope or role is missing", failure);
    }

    private static DirectoryException wrongState(RuntimeException failure) {
        return DirectoryException.WrongState.said(OktaError.of(failure).problem(), failure);
    }

    /** Counts from the answer's own date, so that a wrong clock on either side does not matter. */
    static DirectoryException.Throttled throttled(
            @Nullable Map<String, List<String>> headers, @Nullable Throwable cause) {
        Duration wait = USUAL_WAIT;
        try {
            Instant reset = Instant.ofEpochSecond(Long.parseLong(header(headers, "X-Rate-Limit-Reset")));
            wait = Duration.between(dateOf(headers), reset);
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
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
