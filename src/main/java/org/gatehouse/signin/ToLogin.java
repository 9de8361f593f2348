package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends a visitor who asked for a closed page to log in, and remembers which page, query included, in the address. */
final class ToLogin implements AuthenticationEntryPoint {

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException authException)
            throws IOException {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        String query = request.getQueryString();
        String page = request.getRequestURI() + (query == null ? "" : "?" + query);
        response.sendRedirect(ReturnPath.parse(page).map(ReturnPath::loginUrl).orElse("/login"));
    }
}
