package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Who is signed in in this browser, and for which authorization request. The session has an id of its own for id tokens
 * ({@code sid}); it is kept in the authentication, and so beside every token that comes from it.
 */
@Component
class BrowserSession {

    private static final String PENDING = PendingAuthorization.class.getName();

    private final Users users;
    private final SignIns signIns;
    private final Sessions sessions;
    private final String applicationHome;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    BrowserSession(Users users, SignIns signIns, Sessions sessions, IdentityServer.Settings settings) {
        this.users = users;
        this.signIns = signIns;
        this.sessions = sessions;
        this.applicationHome = settings.applicationUrl("/");
    }

    SecurityContextRepository repository() {
        return contexts;
    }

    void remember(HttpServletRequest request, PendingAuthorization pending) {
        request.getSession().setAttribute(PENDING, pending);
    }

    Optional<PendingAuthorization> pending(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return Optional.ofNullable(session == null ? null : (PendingAuthorization) session.getAttribute(PENDING));
    }

    /**
     * Signs the user in, with a new cookie so that nobody who knew the old one comes along. Entering the password again
     * goes on with the same session; somebody else's ends.
     *
     * @return where to go now: on with the authorization request, or to the application
     */
    String begin(HttpServletRequest request, HttpServletResponse response, User user) {
        String next = pending(request).map(PendingAuthorization::resume).orElse(applicationHome);
        String sid = sidFor(user);
        forget(request);
        request.getSession();
        UsernamePasswordAuthenticationToken signedIn = new UsernamePasswordAuthenticationToken(
                user.id(),
                null,
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
        signedIn.setDetails(sid);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        signIns.begin(user.id());
        return next;
    }

    /** Signs out here and at the application. */
    void end(HttpServletRequest request) {
        endAtApplication(SecurityContextHolder.getContext().getAuthentication());
        forget(request);
    }

    private String sidFor(User user) {
        Authentication before = SecurityContextHolder.getContext().getAuthentication();
        Optional<User> signedIn = user(before);
        if (signedIn.isPresent() && signedIn.get().id().equals(user.id())) {
            return sid(before).orElseGet(Ids::session);
        }
        if (signedIn.isPresent()) {
            endAtApplication(before);
        }
        return Ids.session();
    }

    private void endAtApplication(@Nullable Authentication authentication) {
        if (authentication != null) {
            sid(authentication).ifPresent(sid -> sessions.end(authentication.getName(), sid));
        }
    }

    private static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** The signed-in user, unless nobody is or the account may no longer be used. */
    Optional<User> user(@Nullable Authentication authentication) {
        if (authentication == null) {
            return Optional.empty();
        }
        return signedInAt(authentication)
                .flatMap(instant -> users.byId(authentication.getName()).filter(user -> user.isSignedInSince(instant)));
    }

    static Optional<String> sid(@Nullable Authentication authentication) {
        return authentication != null && authentication.getDetails() instanceof String sid
                ? Optional.of(sid)
                : Optional.empty();
    }

    static Optional<Instant> signedInAt(@Nullable Authentication authentication) {
        return authentication == null
                ? Optional.empty()
                : authentication.getAuthorities().stream()
                        .filter(FactorGrantedAuthority.class::isInstance)
                        .map(authority -> ((FactorGrantedAuthority) authority).getIssuedAt())
                        .max(Comparator.naturalOrder());
    }
}
