package org.gatehouse.sessions;

import org.gatehouse.session.SessionInfo;
import org.gatehouse.uikit.Words;

/** What has been done, in sentences. */
final class Outcome {

    private Outcome() {}

    static String soFar(Ending ending) {
        return here(ending) + ". Logging out at " + provider(ending.session()) + " …";
    }

    static String of(Ending ending, AtProvider answer) {
        String name = ending.session().name();
        String there = provider(ending.session());
        String backIn = name + " may be let in again there without a password.";
        return here(ending)
                + switch (answer) {
                    case NOT_ASKED -> ".";
                    case ENDED -> ", and at " + there + ".";
                    case NOT_POSSIBLE -> ". Your directory cannot end sessions at " + there + ": " + backIn;
                    case UNKNOWN_USER -> ". The directory does not know this account at " + there + ": " + backIn;
                    case UNAVAILABLE -> ". The directory did not answer for " + there + ": " + backIn;
                    case DENIED ->
                        ". The directory does not let this application end sessions at " + there + ": " + backIn;
                    case THROTTLED -> ". The directory has had too many calls for " + there + ": " + backIn;
                };
    }

    /** In a sentence: "at Okta", "at the identity provider". */
    static String provider(SessionInfo session) {
        return switch (session.provider()) {
            case "builtin" -> "the built-in identity server";
            case "oidc" -> "the identity provider";
            default -> session.providerName();
        };
    }

    private static String here(Ending ending) {
        SessionInfo session = ending.session();
        if (ending.ended() == 0) {
            return session.name() + " had been logged out already";
        }
        return session.name() + " was logged out "
                + (ending.all()
                        ? "of " + Words.count(ending.ended(), "session")
                        : "on " + session.device().text());
    }
}
