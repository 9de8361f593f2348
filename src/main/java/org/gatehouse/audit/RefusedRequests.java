package org.gatehouse.audit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.gatehouse.session.CurrentUser;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Notes pages, files and calls of the JSON API that were refused to somebody known, whoever refused them. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + RefusedRequests.AFTER_CORRELATION)
class RefusedRequests extends OncePerRequestFilter {

    static final int AFTER_CORRELATION = 20;

    private final Refusals refusals;

    RefusedRequests(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
            who(request).ifPresent(who -> note(who, request));
        }
    }

    private static Optional<Actor> who(HttpServletRequest request) {
        return CurrentUser.signIn(request)
                .map(Actor::of)
                .or(() -> CurrentUser.byToken(request).map(user -> Actor.of(user, "")));
    }

    private void note(Actor who, HttpServletRequest request) {
        String method = request.getMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            refusals.note(who, request.getServletPath());
        } else {
            refusals.noteSent(who, method, request.getServletPath());
        }
    }
}
