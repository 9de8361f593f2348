package org.gatehouse.signin;

import java.util.regex.Pattern;
import org.gatehouse.audit.Actor;
import org.gatehouse.audit.FailedLogIns;
import org.gatehouse.audit.Outcome;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Lets those know of a log-in that failed who look after the application: log, audit trail, and whoever listens. */
@Component
class SignInFailures {

    private static final Logger log = LoggerFactory.getLogger(SignInFailures.class);
    /** A JWT, or the beginning of one, in what a provider says. */
    private static final Pattern TOKEN = Pattern.compile("eyJ[\\w.-]+");

    private final SignInSettings settings;
    private final FailedLogIns trail;
    private final ApplicationEventPublisher listeners;

    SignInFailures(SignInSettings settings, FailedLogIns trail, ApplicationEventPublisher listeners) {
        this.settings = settings;
        this.trail = trail;
        this.listeners = listeners;
    }

    /** @param provider null when it is not known where it failed */
    void tell(SignInProblem problem, AuthenticationException failure, @Nullable Provider provider) {
        // The message may hold what the provider or the browser sent: no line breaks, no stack trace.
        log.warn("Sign-in ended with {}: {}", problem, oneLine(failure.getMessage()));
        WrongSetting wrong = WrongSetting.of(failure);
        if (provider != null && wrong != null) {
            log.error(
                    "Nobody can log in at {}. {}. The command doctor looks at all of that",
                    provider.issuer(),
                    wrong.advice(provider, name -> settings.nameOf(provider, name)));
        }
        note(problem, failure, provider);
        listeners.publishEvent(new SignInFailed(provider == null ? "" : provider.id(), problem.parameterValue()));
    }

    /** Reasons are ours: what provider and browser sent may hold anything, also a secret. */
    private void note(SignInProblem problem, AuthenticationException failure, @Nullable Provider provider) {
        Actor who = failure instanceof NotAllowed notAllowed
                ? Actor.of(notAllowed.user(), "")
                : Actor.unknownAt(provider == null ? "" : provider.issuer());
        trail.note(
                who,
                provider == null ? "" : provider.id(),
                problem == SignInProblem.NOT_ALLOWED ? Outcome.REFUSED : Outcome.FAILED,
                problem.noted());
    }

    private static String oneLine(@Nullable String message) {
        String text = message == null
                ? ""
                : TOKEN.matcher(message.replaceAll("\\p{Cntrl}", " ")).replaceAll("(token)");
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }
}
