package org.gatehouse.builtin.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as JSON, with the challenge of RFC 6750, section 3. They do not tell what is wrong with a token. */
final class Refusals {

    private final JsonMapper json = JsonMapper.shared();

    void unauthorized(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof AuthenticationServiceException) {
            response.setHeader("Retry-After", "5");
            write(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "issuer_unavailable",
                    "Tokens cannot be checked");
        } else if (why instanceof OAuth2AuthenticationException) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            write(response, HttpServletResponse.SC_UNAUTHORIZED, "invalid_token", "Bad credentials");
        } else {
            response.setHeader("WWW-Authenticate", "Bearer"); // no token at all: no error code
            write(response, HttpServletResponse.SC_UNAUTHORIZED, "unauthorized", "Requires authentication");
        }
    }

    void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
        write(response, HttpServletResponse.SC_FORBIDDEN, "insufficient_permissions", "Permission denied");
    }

    /** TRACE, and addresses written to slip past a check. */
    void rejected(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        write(response, HttpServletResponse.SC_BAD_REQUEST, "bad_request", "Bad Request");
    }

    static Map<String, String> body(String error, String message) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("message", message);
        return body;
    }

    private void write(HttpServletResponse response, int status, String error, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(json.writeValueAsBytes(body(error, message)));
    }
}
