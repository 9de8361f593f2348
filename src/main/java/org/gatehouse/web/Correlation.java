package org.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tomcat.util.net.IPv6Utils;
import org.gatehouse.audit.Whence;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a name that stands in its log lines, its audit entries and its answer. A trusted proxy may have given
 * it one; whoever else sends a name is not asked.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Correlation extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = Correlation.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{7,63}");

    /** W3C Trace Context, section 3.2. */
    private static final Pattern TRACE =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = request.getAttribute(ATTRIBUTE) instanceof String known ? known : idOf(request);
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader(HEADER, id);
        String agent = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
        try (var held = new Whence(IPv6Utils.canonize(request.getRemoteAddr()), agent, id).hold()) {
            chain.doFilter(request, response);
        }
    }

    private static String idOf(HttpServletRequest request) {
        String given = ForwardedFor.isFromProxy(request) ? given(request) : null;
        return given == null ? random() : given;
    }

    private static @Nullable String given(HttpServletRequest request) {
        String id = request.getHeader(HEADER);
        if (id != null && WELL_FORMED.matcher(id).matches()) {
            return id;
        }
        String parent = request.getHeader("traceparent");
        Matcher trace = TRACE.matcher(parent == null ? "" : parent);
        return trace.matches() ? trace.group(1) : null;
    }

    /** As long as the id of a trace. It is no secret. */
    private static String random() {
        var random = ThreadLocalRandom.current();
        var hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }

    /** Errors are dispatched anew, and are of the same request. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
