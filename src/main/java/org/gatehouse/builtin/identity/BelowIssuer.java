package org.gatehouse.builtin.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Presents the issuer's path as the context path of the requests below it. Spring Authorization Server builds endpoint
 * addresses as issuer plus endpoint but matches the endpoint alone, so with a path in the issuer the two agree only in a
 * context of that path. (Its other way, several issuers per host, would take the issuer from the Host header.)
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BelowIssuer extends OncePerRequestFilter {

    static final String PATH = IdentityServer.ISSUER_PATH;

    /** Served by a page of ours, which is not below the issuer's context. */
    static final String LOGOUT = PATH + "/v1/logout";

    static boolean contains(HttpServletRequest request) {
        return request.getContextPath().equals(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String uri = request.getRequestURI();
        boolean below = uri.startsWith(PATH + "/") && !uri.equals(LOGOUT);
        chain.doFilter(below ? new Moved(request) : request, response);
    }

    private static final class Moved extends HttpServletRequestWrapper {

        Moved(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContextPath() {
            return PATH;
        }

        @Override
        public String getServletPath() {
            String path = super.getServletPath();
            return path.startsWith(PATH) ? path.substring(PATH.length()) : path;
        }
    }
}
