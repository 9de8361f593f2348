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

/** Who is signed in in this browser, and for which authorization request. */
@Component
class BrowserSession {

    private static final String PENDING = PendingAuthorization.class.getName();

    private final Users users;
    private final String applicationHome;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    BrowserSession(Users users, IdentityServer.Settings settings) {
        this.users = users;
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
     * Signs the user in, in a new session so that nobody who knew the old one comes along.
     *
     * @return where to go now: on with the authorization request, or to the application
     */
    String begin(HttpServletRequest request, HttpServletResponse response, User user) {
        String next = pending(request).map(PendingAuthorization::resume).orElse(applicationHome);
        end(request);
        request.getSession();
        Authentication signedIn = new UsernamePasswordAuthenticationToken(
                user.id(),
                null,
                List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(signedIn);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        users.signedIn(user.id());
        return next;
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** The signed-in user, unless nobody is or the account may no longer be used. */
    Optional<User> user(@Nullable Authentication authentication) {
        return signedInAt(authentication).isEmpty() || authentication == null
                ? Optional.empty()
                : users.byId(authentication.getName()).filter(User::maySignIn);
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
