package org.gatehouse.signin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why a sign-in did not succeed, as {@code /login?error=...} tells it. */
enum SignInProblem {
    UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "%s cannot be reached",
            "It may be down, or have too much to do, for a moment. Nothing is lost: try again in a minute."),
    OUR_FAULT(
            HttpStatus.SERVICE_UNAVAILABLE,
            "You could not be logged in",
            "Something is wrong on our side. Nothing is lost: try again in a minute."),
    CANCELLED(HttpStatus.OK, "You were not logged in", "The log-in was cancelled, or access was not granted."),
    EXPIRED(
            HttpStatus.OK,
            "That log-in has expired",
            "It was begun too long ago, in another browser, or was finished already."),
    NOT_ALLOWED(
            HttpStatus.FORBIDDEN,
            "Your account may not use this application",
            "You logged in, but this application is open to members of certain groups only. Ask an administrator to add you to one, or log out to use another account."),
    GROUPS_UNREAD(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Your groups could not be read",
            "You logged in, but this application is open to members of certain groups only, and it cannot find out at present whether you are one. Nothing is lost: try again in a minute."),
    NOT_CONFIRMED(
            HttpStatus.FORBIDDEN,
            "%s did not confirm that it is you",
            "It did not say that you have just proved who you are, so what you wanted to do was not done. Nothing else has changed."),
    MISCONFIGURED(
            HttpStatus.SERVICE_UNAVAILABLE,
            "This application is not set up right",
            "%s does not accept this application, or not as it is set up, whoever tries to log in. Please tell an administrator: the settings are wrong, here or at the identity provider. The log of this application says which, and its command doctor says what to do."),
    REFUSED(
            HttpStatus.OK,
            "%s refused the log-in",
            "It answered with an error instead of logging you in. If it happens again, tell an administrator: the log of this application says what the error is."),
    FAILED(
            HttpStatus.OK,
            "The log-in did not succeed",
            "%s sent an answer that cannot be trusted. If it happens again, tell an administrator.");

    static final String PARAMETER = "error";

    private final HttpStatus status;
    private final String title;
    private final String explanation;

    SignInProblem(HttpStatus status, String title, String explanation) {
        this.status = status;
        this.title = title;
        this.explanation = explanation;
    }

    /** The problem of that name; anything unknown has simply failed. */
    static SignInProblem of(@Nullable String name) {
        for (SignInProblem problem : values()) {
            if (problem.parameterValue().equals(name)) {
                return problem;
            }
        }
        return FAILED;
    }

    HttpStatus status() {
        return status;
    }

    String title(String providerName) {
        return title.formatted(providerName);
    }

    String explanation(String providerName) {
        return explanation.formatted(providerName);
    }

    /** Whether another try of the same person may end otherwise. */
    boolean isWorthARetry() {
        return this != NOT_ALLOWED && this != MISCONFIGURED;
    }

    /** The same for the audit trail. */
    String noted() {
        return switch (this) {
            case UNAVAILABLE -> "The provider cannot be reached";
            case OUR_FAULT -> "The session could not be stored";
            case CANCELLED -> "Cancelled, or refused by the provider";
            case EXPIRED -> "Begun too long ago, in another browser, or finished already";
            case NOT_ALLOWED -> "In none of the groups of ALLOWED_GROUPS";
            case GROUPS_UNREAD -> "The groups could not be read";
            case NOT_CONFIRMED -> "The provider did not confirm who it is";
            case REFUSED -> "The provider answered with an error";
            case MISCONFIGURED -> "The provider does not accept this application, or not as it is registered";
            case FAILED -> "An answer that cannot be trusted";
        };
    }

    String parameterValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
