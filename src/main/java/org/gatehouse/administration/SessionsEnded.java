package org.gatehouse.administration;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has happened although the directory refused: sessions of the user have ended here. It goes along with the
 * directory's failure ({@link Throwable#getSuppressed}), which stays what callers decide by.
 */
public final class SessionsEnded extends RuntimeException {

    SessionsEnded(int count) {
        super(
                (count == 1 ? "One session" : count + " sessions") + " of the user had been ended here before that.",
                null,
                false,
                false);
    }

    /** For people; empty when no session ended. */
    public static Optional<String> sentence(Throwable failure) {
        return Stream.of(failure.getSuppressed())
                .filter(SessionsEnded.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst();
    }
}
