package org.gatehouse.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.gatehouse.settings.InvalidSetting;
import org.jspecify.annotations.Nullable;

/** Says what to do when the database does not open. What the driver says may hold the password and is left out. */
final class DatabaseFailures {

    /** SQL state of H2 for a file that another process has open. */
    private static final String H2_LOCKED = "90020";

    private DatabaseFailures() {}

    /** Failures that no setting explains, such as a broken migration, come as they are. */
    static RuntimeException explained(CompletionException failed) {
        return explained(Objects.requireNonNullElse(failed.getCause(), failed));
    }

    static RuntimeException explained(Throwable cause) {
        String advice = advice(cause);
        if (advice != null) {
            return new InvalidSetting("DATABASE_URL", advice);
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private static @Nullable String advice(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return advice(sql.getSQLState());
            }
        }
        return null;
    }

    /** PostgreSQL: appendix A of its manual. H2: {@code org.h2.api.ErrorCode}. */
    private static @Nullable String advice(String state) {
        if (state.equals(H2_LOCKED)) {
            return "the file is open in another process; end that one, or use PostgreSQL for several";
        }
        if (state.equals("42501")) {
            return "the user may not create the schema gatehouse; grant CREATE on the database";
        }
        return switch (state.substring(0, 2)) {
            case "28" -> "the database refuses the user; check DATABASE_USERNAME and DATABASE_PASSWORD";
            case "3D" -> "there is no database of this name; create it or correct the name";
            case "08" -> "the database does not answer; check host and port, and that it runs";
            case "53" -> "the database has no connection left; end other programs or raise its max_connections";
            case "57" -> "the database is starting or stopping; try again when it runs";
            case "90" -> "the file cannot be opened (H2 error " + state + "); check the path and who may write there";
            default -> null;
        };
    }
}
