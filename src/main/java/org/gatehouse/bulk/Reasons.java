package org.gatehouse.bulk;

import static java.util.stream.Collectors.joining;

import java.time.ZoneOffset;
import java.util.Map;
import org.gatehouse.console.Problem;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.session.AuthenticateAgain;
import org.gatehouse.uikit.BrowserTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** Why something was not done, in sentences that are kept. */
final class Reasons {

    private static final BrowserTime UTC = new BrowserTime(ZoneOffset.UTC);

    private Reasons() {}

    /** Why one item was not done. */
    static String of(Throwable failure, String directory) {
        return switch (failure) {
            case DirectoryException.Throttled busy -> directory + " had too many calls, time and again.";
            case DirectoryException.WrongState wrong
            when wrong.problem().isEmpty() -> "The user's status, or the group, does not allow it.";
            case DirectoryException.Outdated outdated ->
                "Somebody else changed the user, or the group, in that moment.";
            case DirectoryException.Rejected rejected when !rejected.problems().isEmpty() -> of(rejected.problems());
            default -> Problem.of(failure, directory, UTC).sentence();
        };
    }

    /** What is wrong with values. */
    static String of(Map<Attribute, String> problems) {
        return problems.entrySet().stream()
                .map(problem -> problem.getKey().label() + ": " + problem.getValue())
                .collect(joining("; "));
    }

    /** Why the whole run cannot go on; null for failures that concern one item only. */
    static @Nullable String ofStop(Throwable failure) {
        return switch (failure) {
            case AuthenticationException ended -> "The session that started it has ended.";
            case AccessDeniedException denied -> "The person who started it is no administrator any more.";
            case AuthenticateAgain again -> "It takes a fresh proof of identity to go on.";
            case DataAccessException unavailable ->
                "The database did not answer, and without a record nothing is changed.";
            default -> null;
        };
    }
}
