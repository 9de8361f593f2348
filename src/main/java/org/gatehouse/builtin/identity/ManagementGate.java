package org.gatehouse.builtin.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets calls with the right SSWS token into the management API, and not too many of them. */
@Component
@Order(0)
class ManagementGate extends OncePerRequestFilter {

    private static final String SCHEME = "SSWS ";

    private final String token;
    private final CallLimit limit = new CallLimit(6_000);
    private final JsonMapper json;

    ManagementGate(IdentityServer.Settings settings, JsonMapper json) {
        this.token = settings.apiToken();
        this.json = json;
    }

    /** By the path that controllers are chosen by: the address as it was sent can spell the same in other ways. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Okta-Request-Id", Ids.request());
        String authorization = request.getHeader("Authorization");
        boolean authorized = isAuthorized(authorization);
        // Whoever has no token must not use up the calls of whoever has one.
        CallLimit.Call call = authorized ? limit.count() : limit.look();
        response.setHeader("X-Rate-Limit-Limit", Integer.toString(limit.perMinute()));
        response.setHeader("X-Rate-Limit-Remaining", Integer.toString(call.remaining()));
        response.setHeader("X-Rate-Limit-Reset", Long.toString(call.resetsAt()));
        if (!authorized) {
            refuse(response, HttpStatus.UNAUTHORIZED, unauthorized(authorization));
            return;
        }
        if (call.refused()) {
            refuse(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    OktaError.of("E0000047", "API call exceeded rate limit due to too many requests."));
            return;
        }
        if (request.getContentLengthLong() > BoundedBody.MOST_BYTES) {
            refuse(
                    response,
                    BoundedBody.refusal().status(),
                    BoundedBody.refusal().body());
            return;
        }
        if (holdsNul(request)) {
            refuse(response, HttpStatus.BAD_REQUEST, OktaError.of("E0000031", "Invalid search criteria."));
            return;
        }
        chain.doFilter(new BoundedBody(request), response);
    }

    /** PostgreSQL takes none, and nothing that is stored here has one. {@link BadPaths} answers for paths with it. */
    private static boolean holdsNul(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && query.contains("%00");
    }

    /** Without a token Okta looks for a session, and here nobody has one that this API knows. */
    private static OktaError unauthorized(@Nullable String header) {
        return header == null
                ? OktaError.of("E0000005", "Invalid session")
                : OktaError.of("E0000011", "Invalid token provided");
    }

    /** An empty token in the settings opens nothing. */
    private boolean isAuthorized(@Nullable String header) {
        return header != null
                && !token.isEmpty()
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && ClientSecrets.same(header.substring(SCHEME.length()).strip(), token);
    }

    private void refuse(HttpServletResponse response, HttpStatus status, OktaError error) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(error));
    }
}
