package org.gatehouse.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Who is signed in, as {@link SessionFilter} found them; a completed sign-in becomes a session here. */
@Component
class CookieSecurityContexts implements SecurityContextRepository {

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final UiSessions uiSessions;
    private final ApplicationEventPublisher events;

    CookieSecurityContexts(
            Sessions sessions, SessionCookie cookie, UiSessions uiSessions, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.uiSessions = uiSessions;
        this.events = events;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Found(() -> context(request), SessionFilter.of(request) == null);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return SessionFilter.of(request) != null;
    }

    /** Begins a session for a completed sign-in, with a new secret; all else is kept by {@link Sessions}. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() instanceof CompletedSignIn completed) {
            AuthSession before = SessionFilter.of(request);
            String secret = SessionCookie.create();
            AuthSession session = begin(completed, secret, request);
            cookie.write(response, secret);
            if (before != null) {
                boolean samePerson = before.isOf(completed.user());
                sessions.end(before.id(), samePerson ? EndReason.REPLACED : EndReason.OTHER_PERSON);
            }
            SessionFilter.set(request, session);
            uiSessions.adopt(request, session);
            context.setAuthentication(session.signedIn());
            events.publishEvent(new SignedIn.Begun(session.signedIn()));
        }
    }

    private AuthSession begin(CompletedSignIn completed, String secret, HttpServletRequest request) {
        try {
            return sessions.begin(completed, secret, Origin.of(request));
        } catch (DataAccessException failed) {
            throw new AuthenticationServiceException("The session cannot be stored", failed);
        }
    }

    private static SecurityContext context(HttpServletRequest request) {
        AuthSession session = SessionFilter.of(request);
        return session == null
                ? SecurityContextHolder.getContextHolderStrategy().createEmptyContext()
                : new SecurityContextImpl(session.signedIn());
    }

    private static final class Found implements DeferredSecurityContext {

        private final Supplier<SecurityContext> supplier;
        private final boolean generated;
        private @Nullable SecurityContext context;

        Found(Supplier<SecurityContext> supplier, boolean generated) {
            this.supplier = supplier;
            this.generated = generated;
        }

        @Override
        public SecurityContext get() {
            SecurityContext found = context;
            if (found == null) {
                found = supplier.get();
                context = found;
            }
            return found;
        }

        @Override
        public boolean isGenerated() {
            return generated;
        }
    }
}
