package org.gatehouse.console;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.gatehouse.administration.Refused;
import org.gatehouse.administration.SessionsEnded;
import org.gatehouse.directory.Attribute;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.uikit.BrowserTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/**
 * Why something did not work, as administrators read it.
 *
 * @param sentence what happened and what can be done
 * @param retryAt when trying again makes sense by itself; null when the same would come of it
 */
public record Problem(String sentence, @Nullable Instant retryAt) {

    private static final Logger log = LoggerFactory.getLogger(Problem.class);
    private static final int SOON_SECONDS = 5;
    private static final int LATER_SECONDS = 30;

    /**
     * @param directory what people call the directory
     * @param time for the times in the sentence
     */
    public static Problem of(Throwable failure, String directory, BrowserTime time) {
        Throwable cause = DirectoryCalls.cause(failure);
        return switch (cause) {
            case DirectoryException known -> {
                Problem problem = of(known, directory, time);
                String ended =
                        SessionsEnded.sentence(known).map(words -> " " + words).orElse("");
                yield new Problem(problem.sentence() + ended, problem.retryAt());
            }
            case Refused refused -> new Problem(refused.rule().sentence(), null);
            case DataAccessException unavailable -> {
                log.warn("The database failed an administrator: {}", unavailable.getMessage());
                yield new Problem("The database does not answer, and without a record nothing is changed.", soon());
            }
            // Whoever gave up waiting, mostly by leaving the page, has nothing to be told.
            case CancellationException givenUp ->
                new Problem("This was given up. Open the page again to see it.", null);
            case AccessDeniedException denied -> {
                log.info("Somebody may not do any more what their page still offers: {}", denied.getMessage());
                yield new Problem("You may not do that any more: your groups have been changed.", null);
            }
            case AuthenticationCredentialsNotFoundException gone -> {
                log.info("Somebody who is not logged in any more was refused: {}", gone.getMessage());
                yield new Problem("You are not logged in any more. Log in again to go on.", null);
            }
            default -> {
                log.error("An administrator saw a failure", cause);
                yield new Problem("Something went wrong here. It has been written to the log.", null);
            }
        };
    }

    /** The attribute whose value belongs to somebody else; empty for other failures. */
    public static Optional<Attribute> conflict(Throwable failure) {
        return DirectoryCalls.cause(failure) instanceof DirectoryException.Conflict conflict
                ? Optional.ofNullable(conflict.attribute())
                : Optional.empty();
    }

    private static Problem of(DirectoryException failure, String directory, BrowserTime time) {
        return switch (failure) {
            case DirectoryException.Unavailable unavailable -> {
                log.warn("The directory failed an administrator: {}", unavailable.getMessage());
                yield new Problem(directory + " does not answer at the moment.", soon());
            }
            case DirectoryException.Denied denied -> {
                log.warn("The directory refused an administrator: {}", denied.getMessage());
                yield new Problem(
                        directory + " does not let this application do that: its credentials, a scope or a role are"
                                + " missing. The log says more.",
                        later());
            }
            case DirectoryException.Throttled throttled ->
                new Problem(
                        directory + " has had too many calls and takes more from " + time.second(throttled.until())
                                + ".",
                        throttled.until());
            case DirectoryException.NotFound gone -> new Problem("That does not exist any more.", null);
            case DirectoryException.Conflict conflict ->
                new Problem(
                        conflict.attribute() == null
                                ? "That name is taken."
                                : conflict.attribute().label() + " is taken by somebody else.",
                        null);
            case DirectoryException.Rejected rejected -> new Problem(directory + " says: " + rejected.problem(), null);
            case DirectoryException.Outdated outdated ->
                new Problem("Somebody else has changed this meanwhile. Look at the new values, then try again.", null);
            case DirectoryException.WrongState wrong ->
                new Problem(
                        wrong.problem().isEmpty()
                                ? "That is not possible any more: somebody was faster. Here is how it is now."
                                : directory + " does not do that: " + wrong.problem(),
                        null);
        };
    }

    /** What is missing is granted at the directory, where nobody tells this page that it has been. */
    private static Instant later() {
        return Instant.now().plusSeconds(LATER_SECONDS);
    }

    private static Instant soon() {
        return Instant.now().plusSeconds(SOON_SECONDS);
    }
}
