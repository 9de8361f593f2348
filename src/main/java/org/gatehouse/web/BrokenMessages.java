package org.gatehouse.web;

import com.vaadin.flow.server.DefaultErrorHandler;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.util.Arrays;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the log from strangers. A page's message that Vaadin cannot read, which anybody can send without end, is one line;
 * a failure that has code of ours between the message and itself is logged in full, and so is one that no message caused. What
 * a service refuses is no failure.
 */
@Component
class BrokenMessages extends DefaultErrorHandler implements VaadinServiceInitListener {

    private static final Logger log = LoggerFactory.getLogger(BrokenMessages.class);
    private static final String OURS = "org.gatehouse.";
    private static final String MESSAGES = UidlRequestHandler.class.getName();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(begun -> begun.getSession().setErrorHandler(this));
    }

    @Override
    public void error(ErrorEvent event) {
        Throwable failure = event.getThrowable();
        var refusal = RefusedClicks.refusal(causes(failure));
        if (refusal.isPresent()) {
            RefusedClicks.explain(refusal.get());
        } else if (isOfMessage(failure) && causes(failure).noneMatch(BrokenMessages::isOurs)) {
            StackTraceElement[] trace = failure.getStackTrace();
            log.warn(
                    "A page's message could not be read: {} at {}",
                    failure.getClass().getName(),
                    trace[0]);
        } else {
            super.error(event);
        }
    }

    private static boolean isOfMessage(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(MESSAGES));
    }

    private static boolean isOurs(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .map(StackTraceElement::getClassName)
                .takeWhile(name -> !name.equals(MESSAGES))
                .anyMatch(name -> name.startsWith(OURS));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
