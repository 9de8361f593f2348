package org.gatehouse.setup;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.doctor.Development;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers 404 for the page to everybody whom it is not for, as if there were none. The view itself looks again. */
@Component
class SetupDoor extends OncePerRequestFilter {

    private static final String PAGE = "/" + Development.PATH;

    private final Development development;

    SetupDoor(Development development) {
        this.development = development;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isThere(request.getServletPath()) && !development.isFor(request)) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The page, or what lies below it: the router leaves a slash at the end out. */
    private static boolean isThere(String path) {
        return path.equals(PAGE) || path.startsWith(PAGE + "/");
    }
}
