package org.gatehouse.builtin.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends the browser back to the client, always with {@code iss} (RFC 9207), which the library does not add. */
final class AuthorizationResponses {

    private final String issuer;

    AuthorizationResponses(String issuer) {
        this.issuer = issuer;
    }

    void success(HttpServletRequest request, HttpServletResponse response, Authentication result) throws IOException {
        var answer = (OAuth2AuthorizationCodeRequestAuthenticationToken) result;
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(
                "code",
                Objects.requireNonNull(answer.getAuthorizationCode(), "code").getTokenValue());
        redirect(response, Objects.requireNonNull(answer.getRedirectUri(), "redirect"), parameters, answer.getState());
    }

    /** An error page when there is no redirect address that can be trusted (RFC 6749, section 4.1.2.1). */
    void failure(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        if (!(exception instanceof OAuth2AuthorizationCodeRequestAuthenticationException failure)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = failure.getAuthorizationCodeRequestAuthentication();
        String redirectUri = asked == null ? null : asked.getRedirectUri();
        if (asked == null || redirectUri == null || redirectUri.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        OAuth2Error error = failure.getError();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("error", error.getErrorCode());
        if (error.getDescription() != null) {
            parameters.put("error_description", error.getDescription());
        }
        redirect(response, redirectUri, parameters, asked.getState());
    }

    private void redirect(
            HttpServletResponse response, String target, Map<String, Object> parameters, @Nullable String state)
            throws IOException {
        if (state != null && !state.isEmpty()) {
            parameters.put("state", state);
        }
        parameters.put("iss", issuer);
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(target);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        // Values as template variables, so that every character that means something in a URL is encoded.
        response.sendRedirect(
                address.encode().buildAndExpand(parameters).toUri().toString());
    }
}
