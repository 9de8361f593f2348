package org.gatehouse.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Ties the container's sessions, in which Vaadin keeps its UIs, to the sessions of people. Work of a UI in the background
 * finds its person there.
 */
@Component
class UiSessions implements HttpSessionListener {

    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final SessionSettings settings;

    UiSessions(SessionSettings settings) {
        this.settings = settings;
    }

    /** A container session made in the middle of a request belongs to the person of the request. */
    @Override
    public void sessionCreated(HttpSessionEvent event) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn) {
            tie(event.getSession(), signedIn.session());
        }
    }

    /** Hands the browser's UIs to the session, unless they are another person's: those end. */
    void adopt(HttpServletRequest request, AuthSession session) {
        HttpSession uiSession = request.getSession(false);
        AuthSession holder = uiSession == null ? null : holder(uiSession);
        if (uiSession == null || holder == session) {
            return;
        }
        if (holder != null && !holder.isOf(session.user())) {
            AuthSession.invalidate(uiSession);
        } else {
            tie(uiSession, session);
        }
    }

    /** Ends the UIs of a person whose session did not come with the request; a visitor's stay. */
    void dismiss(HttpServletRequest request) {
        HttpSession uiSession = request.getSession(false);
        if (uiSession != null && holder(uiSession) != null) {
            AuthSession.invalidate(uiSession);
        }
    }

    private void tie(HttpSession uiSession, AuthSession session) {
        // Ends with the person's session and no earlier, however long only another tab was used.
        uiSession.setMaxInactiveInterval(Math.toIntExact(settings.lifetime().toSeconds()));
        uiSession.setAttribute(CONTEXT, new Tied(session));
    }

    private static @Nullable AuthSession holder(HttpSession uiSession) {
        try {
            return uiSession.getAttribute(CONTEXT) instanceof Tied tied ? tied.session : null;
        } catch (IllegalStateException gone) {
            return null;
        }
    }

    /** The security context as Vaadin reads it from the container's session. */
    private static final class Tied extends SecurityContextImpl implements HttpSessionBindingListener {

        private final transient AuthSession session;

        Tied(AuthSession session) {
            super(session.signedIn());
            this.session = session;
        }

        @Override
        public void valueBound(HttpSessionBindingEvent event) {
            session.add(event.getSession());
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            session.remove(event.getSession());
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // one object for each session
        public boolean equals(@Nullable Object other) {
            return other instanceof Tied tied && tied.session == session;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(session);
        }
    }
}
