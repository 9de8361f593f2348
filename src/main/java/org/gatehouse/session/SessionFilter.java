package org.gatehouse.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the session of a request by its cookie, before anything asks who is signed in, and keeps the browser's UI session
 * in step: it never outlives the session, and never shows one person what was another's.
 */
class SessionFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(SessionFilter.class);
    private static final String ATTRIBUTE = SessionFilter.class.getName();
    private static final String END = ATTRIBUTE + ".end";

    private final Sessions sessions;
    private final SessionLife life;
    private final SessionCookie cookie;
    private final UiSessions uiSessions;

    SessionFilter(Sessions sessions, SessionLife life, SessionCookie cookie, UiSessions uiSessions) {
        this.sessions = sessions;
        this.life = life;
        this.cookie = cookie;
        this.uiSessions = uiSessions;
    }

    /** The session that the request came with; null for a visitor. */
    static @Nullable AuthSession of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof AuthSession session && session.isLive() ? session : null;
    }

    /** Why the session that the request came with had ended; null if it came with none, and if that is not known. */
    static @Nullable EndReason endOf(HttpServletRequest request) {
        return request.getAttribute(END) instanceof EndReason reason ? reason : null;
    }

    /** For the rest of a request that began a session. */
    static void set(HttpServletRequest request, AuthSession session) {
        request.setAttribute(ATTRIBUTE, session);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            find(request, response);
        } catch (DataAccessException failed) {
            log.warn(
                    "Sessions cannot be looked up: {}",
                    failed.getMostSpecificCause().getMessage());
            response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        chain.doFilter(request, response);
    }

    private void find(HttpServletRequest request, HttpServletResponse response) {
        Optional<Presented> presented = cookie.read(request).flatMap(sessions::present);
        AuthSession session = presented.map(Presented::session).orElse(null);
        if (session != null && life.goesOn(session, Activity.of(request))) {
            request.setAttribute(ATTRIBUTE, session);
            uiSessions.adopt(request, session);
            return;
        }
        uiSessions.dismiss(request);
        EndReason reason = presented.map(Presented::ended).orElse(null);
        request.setAttribute(END, reason);
        // Only with a document: an answer that was slow on its way must not take a newer session's cookie.
        if (reason != null && !reason.isByNewLogIn() && Activity.isDocument(request)) {
            cookie.end(request, response, reason);
        }
    }
}
