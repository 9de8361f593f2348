package org.gatehouse.signin;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Lets those know of a log-in that failed who look after the application: their log, and whoever listens. */
@Component
class SignInFailures {

    private static final Logger log = LoggerFactory.getLogger(SignInFailures.class);

    private final SignInSettings settings;
    private final ApplicationEventPublisher listeners;

    SignInFailures(SignInSettings settings, ApplicationEventPublisher listeners) {
        this.settings = settings;
        this.listeners = listeners;
    }

    /** @param provider null when it is not known where it failed */
    void tell(SignInProblem problem, AuthenticationException failure, @Nullable Provider provider) {
        // The message may hold what the provider or the browser sent: no line breaks, no stack trace.
        log.warn("Sign-in ended with {}: {}", problem, oneLine(failure.getMessage()));
        WrongSetting wrong = WrongSetting.of(failure);
        if (provider != null && wrong != null) {
            log.error(
                    "Nobody can log in at {}. {}",
                    provider.issuer(),
                    wrong.advice(provider, name -> settings.nameOf(provider, name)));
        }
        listeners.publishEvent(new SignInFailed(provider == null ? "" : provider.id(), problem.parameterValue()));
    }

    private static String oneLine(@Nullable String message) {
        String text = message == null ? "" : message.replaceAll("\\p{Cntrl}", " ");
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }
}
