package org.gatehouse.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import tools.jackson.databind.json.JsonMapper;

/** Refusals as problem details (RFC 9457), with the challenge of RFC 6750, section 3. */
final class Problems {

    private record Problem(String title, int status, String detail) {}

    void unauthorized(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof AuthenticationServiceException) {
            response.setHeader("Retry-After", "5");
            write(response, HttpStatus.SERVICE_UNAVAILABLE, "The provider's keys cannot be had; try again soon.");
        } else if (why instanceof OAuth2AuthenticationException) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            write(response, HttpStatus.UNAUTHORIZED, "The access token is not accepted.");
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
            write(response, HttpStatus.UNAUTHORIZED, "Sign in, or send an access token.");
        }
    }

    void forbidden(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        write(response, HttpStatus.FORBIDDEN, "This is not open to you.");
    }

    static void write(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write(JsonMapper.shared()
                        .writeValueAsBytes(new Problem(status.getReasonPhrase(), status.value(), detail)));
    }
}
