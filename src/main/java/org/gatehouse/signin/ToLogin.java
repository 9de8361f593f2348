package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.session.SessionCookie;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Sends a visitor who asked for a closed page to log in, and remembers which page, query included, in the address. Whoever
 * was logged in before is told first that it is over.
 */
final class ToLogin implements AuthenticationEntryPoint {

    private final SessionCookie cookie;

    ToLogin(SessionCookie cookie) {
        this.cookie = cookie;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authException)
            throws IOException {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        String query = request.getQueryString();
        Optional<ReturnPath> page = ReturnPath.parse(request.getRequestURI() + (query == null ? "" : "?" + query));
        response.sendRedirect(
                cookie.endOfLast(request).isPresent()
                        ? SignedOutPage.url(page)
                        : new LogInAddress(null, false, page.orElse(null)).url());
    }
}
