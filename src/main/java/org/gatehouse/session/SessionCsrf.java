package org.gatehouse.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/**
 * The CSRF token of a session follows from its cookie, which no other site can read or guess: so it is the same in all
 * tabs, on all nodes and after a restart, and nothing is kept for it. Visitors' tokens lie in the container's session.
 */
@Component
class SessionCsrf implements CsrfTokenRepository {

    private static final String PURPOSE = "csrf:";

    private final SessionCookie cookie;
    private final HttpSessionCsrfTokenRepository visitors = new HttpSessionCsrfTokenRepository();

    SessionCsrf(SessionCookie cookie) {
        this.cookie = cookie;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        CsrfToken token = ofSession(request);
        return token == null ? visitors.generateToken(request) : token;
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // A visitor who has no container session has nothing to protect, and gets none for a refused request.
        if (SessionFilter.of(request) == null && request.getSession(false) != null) {
            visitors.saveToken(token, request, response);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        CsrfToken token = ofSession(request);
        return token == null ? visitors.loadToken(request) : token;
    }

    private @Nullable CsrfToken ofSession(HttpServletRequest request) {
        return SessionFilter.of(request) == null
                ? null
                : cookie.read(request)
                        .map(secret ->
                                new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", SessionCookie.hash(PURPOSE + secret)))
                        .orElse(null);
    }
}
