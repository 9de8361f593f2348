package org.gatehouse.web;

import com.vaadin.flow.server.ErrorHandlerUtil;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/** What services refuse while somebody uses a page that is open already: for that there are pages, as for navigation. */
final class RefusedClicks {

    private static final Logger log = LoggerFactory.getLogger(RefusedClicks.class);

    private RefusedClicks() {}

    /** The refusal behind a failure; empty where there is none. */
    static Optional<Throwable> refusal(Stream<Throwable> causes) {
        return causes.filter(cause -> cause instanceof AccessDeniedException
                        || cause instanceof AuthenticationCredentialsNotFoundException)
                .findFirst();
    }

    /** Has the page give way to the one that explains. */
    static void explain(Throwable refusal) {
        if (!ErrorHandlerUtil.handleErrorByRedirectingToErrorView(refusal)) {
            log.info("A page was refused something: {}", refusal.getMessage());
        }
    }
}
