package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives a page's document its true status: Vaadin's is always 200, because the view is built in a later request. */
final class DocumentStatus extends OncePerRequestFilter {

    private static final String ATTRIBUTE = DocumentStatus.class.getName();

    static void set(HttpServletRequest request, HttpStatus status) {
        request.setAttribute(ATTRIBUTE, status);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(ATTRIBUTE) instanceof HttpStatus status) {
            response.setStatus(status.value());
        }
        chain.doFilter(request, response);
    }
}
