package org.gatehouse.builtin.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Decides whether an authorization request goes to the sign-in page, the sign-up form or straight on: {@code prompt}
 * and {@code max_age} of OpenID Connect Core, section 3.1.2.1, and {@code prompt=create} of its registration extension.
 * Requests that are not valid never get here; the library answered them.
 */
final class PromptFilter extends OncePerRequestFilter {

    private final BrowserSession browser;

    PromptFilter(BrowserSession browser) {
        this.browser = browser;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // Set by the library once the request is found valid.
        Object valid = request.getAttribute(OAuth2AuthorizationCodeRequestAuthenticationToken.class.getName());
        if (!(valid instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked)) {
            chain.doFilter(request, response);
            return;
        }
        Set<String> prompts = prompts(request);
        boolean enough = isSignedInSince(oldestAllowed(request, asked));
        if (prompts.contains("none")) {
            if (!enough) {
                throw loginRequired(asked);
            }
            chain.doFilter(request, response);
        } else if (enough && Collections.disjoint(prompts, Set.of("login", "create"))) {
            chain.doFilter(request, response);
        } else {
            browser.remember(request, PendingAuthorization.of(request));
            response.sendRedirect(prompts.contains("create") ? "/signup" : "/signin");
        }
    }

    private boolean isSignedInSince(Instant oldest) {
        Authentication current = SecurityContextHolder.getContext().getAuthentication();
        Optional<Instant> signedInAt = BrowserSession.signedInAt(current);
        return signedInAt.isPresent()
                && !signedInAt.get().isBefore(oldest)
                && browser.user(current).isPresent();
    }

    private static Instant oldestAllowed(
            HttpServletRequest request, OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        String maxAge = request.getParameter("max_age");
        if (maxAge == null || maxAge.isEmpty()) {
            return Instant.MIN;
        }
        try {
            return Instant.now().minus(Duration.ofSeconds(Integer.parseUnsignedInt(maxAge)));
        } catch (NumberFormatException notANumber) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error("invalid_request", "max_age is a number of seconds", null), asked);
        }
    }

    private static Set<String> prompts(HttpServletRequest request) {
        String prompt = request.getParameter("prompt");
        return prompt == null ? Set.of() : Arrays.stream(prompt.split(" ")).collect(Collectors.toSet());
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException loginRequired(
            OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
        return new OAuth2AuthorizationCodeRequestAuthenticationException(
                new OAuth2Error("login_required", "Nobody is signed in, or not recently enough", null), asked);
    }
}
