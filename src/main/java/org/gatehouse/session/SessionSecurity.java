package org.gatehouse.session;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.stereotype.Component;

/** Signed in by session cookie, as one concern of a security filter chain. */
@Component
public class SessionSecurity {

    private final SessionFilter filter;
    private final CookieSecurityContexts contexts;
    private final SessionCsrf csrf;

    SessionSecurity(
            Sessions sessions,
            SessionLife life,
            SessionCookie cookie,
            UiSessions uiSessions,
            CookieSecurityContexts contexts,
            SessionCsrf csrf) {
        // No bean: the container would make it before everything else, and put it before every request.
        this.filter = new SessionFilter(sessions, life, cookie, uiSessions);
        this.contexts = contexts;
        this.csrf = csrf;
    }

    /** Adds the session and its protection against forged requests to a chain of pages. */
    public void addTo(HttpSecurity security) {
        addReadingTo(security);
        security.csrf(protection -> protection.csrfTokenRepository(csrf));
    }

    /** Adds the session to a chain that changes nothing. */
    public void addReadingTo(HttpSecurity security) {
        security.addFilterBefore(filter, SecurityContextHolderFilter.class)
                .securityContext(context -> context.securityContextRepository(contexts));
    }
}
