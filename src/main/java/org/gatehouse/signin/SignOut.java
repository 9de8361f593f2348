package org.gatehouse.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.EndReason;
import org.gatehouse.session.SessionCookie;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignedIn;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.session.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Log-out: first the session here ends, then the one at the provider. Whoever is out already, in whatever way, is simply
 * out: for them a log-out succeeds without proof that they asked for it.
 */
@Component
class SignOut implements LogoutHandler, LogoutSuccessHandler, AccessDeniedHandler {

    private static final String REFUSED = SignOut.class.getName() + ".refused";
    private static final String LEFT = SignOut.class.getName() + ".left";

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final CurrentUser currentUser;
    private final ProviderLogOut providerLogOut;
    private final PlainPages pages;
    private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

    /** What is still to be ended at the provider. */
    private interface Left {
        ProviderLogOut.Next end();
    }

    /** Somebody whom a provider let in, and we did not. */
    private record Refused(String provider, String idToken) implements Serializable {}

    SignOut(
            Sessions sessions,
            SessionCookie cookie,
            CurrentUser currentUser,
            ProviderLogOut providerLogOut,
            PlainPages pages) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.currentUser = currentUser;
        this.providerLogOut = providerLogOut;
        this.pages = pages;
    }

    /** Lets somebody who was refused here log out at the provider. */
    void rememberForProvider(HttpServletRequest request, Provider provider, String idToken) {
        request.getSession().setAttribute(REFUSED, new Refused(provider.id(), idToken));
    }

    /** Whether a request asks for a log-out with nobody to be logged out, so that nothing can be forged. */
    boolean isInVain(HttpServletRequest request) {
        return isLogOut(request) && currentUser.signIn().isEmpty() && refused(request) == null;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        Refused refused = refused(request);
        if (authentication instanceof SignedIn signedIn) {
            Optional<Tokens> tokens = sessions.logOut(signedIn);
            cookie.end(response, EndReason.LOGGED_OUT);
            tokens.ifPresent(held -> leave(request, () -> providerLogOut.logOut(signedIn.user(), held)));
        } else if (refused != null) {
            cookie.end(response, EndReason.NOT_ALLOWED);
            leave(request, () -> providerLogOut.logOutRefused(refused.provider(), refused.idToken()));
        } else if (cookie.isSent(request) || cookie.endOfLast(request).isPresent()) {
            // Whatever ended the session before: now somebody wanted to be out.
            cookie.end(response, EndReason.LOGGED_OUT);
        }
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException, ServletException {
        if (!(request.getAttribute(LEFT) instanceof Left left)) {
            response.sendRedirect("/");
            return;
        }
        switch (left.end()) {
            case ProviderLogOut.Next.Redirect redirect -> response.sendRedirect(redirect.address());
            case ProviderLogOut.Next.Form form ->
                pages.write(
                        "log-out-at-provider",
                        Map.of("form", form, "provider", form.provider()),
                        HttpStatus.OK,
                        request,
                        response);
            case ProviderLogOut.Next.Nothing nothing ->
                response.sendRedirect(nothing.why().url(nothing.provider()));
        }
    }

    /** A log-out whose page belongs to an earlier session is asked about anew; everything else is refused. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        Optional<SignedInUser> user = currentUser.get();
        if (isInVain(request)) {
            response.sendRedirect("/"); // another tab was quicker while this request was on its way
        } else if (isLogOut(request) && user.isPresent()) {
            pages.write("log-out", Map.of("name", user.get().name()), HttpStatus.FORBIDDEN, request, response);
        } else {
            otherwise.handle(request, response, denied);
        }
    }

    private static boolean isLogOut(HttpServletRequest request) {
        return HttpMethod.POST.matches(request.getMethod())
                && request.getServletPath().equals("/logout");
    }

    private static void leave(HttpServletRequest request, Left left) {
        request.setAttribute(LEFT, left);
    }

    private static @Nullable Refused refused(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(REFUSED) instanceof Refused refused ? refused : null;
    }
}
