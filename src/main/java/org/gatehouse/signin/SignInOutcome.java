package org.gatehouse.signin;

import com.nimbusds.jose.KeySourceException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/** Where the browser goes after a sign-in: on success to the page asked for, on failure to a page that never loops. */
@Component
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final SignOut signOut;
    private final Providers providers;
    private final ProviderChoice choice;
    private final LastProvider last;
    private final SignInFailures failures;

    SignInOutcome(
            SignOut signOut, Providers providers, ProviderChoice choice, LastProvider last, SignInFailures failures) {
        this.signOut = signOut;
        this.providers = providers;
        this.choice = choice;
        this.last = last;
        this.failures = failures;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        choice.of(request).ifPresent(provider -> last.remember(provider, response));
        boolean another = authentication.getPrincipal() instanceof SignedInUser user
                && Reauthentication.isOfAnother(PendingSignIns.answered(request), user);
        // What one person was about to do is not for another to go on with.
        String page = another ? null : PendingSignIns.returnPath(request);
        response.sendRedirect(Objects.requireNonNullElse(page, "/dashboard"));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        SignInProblem problem = problem(failure, request);
        Optional<Provider> provider = choice.of(request);
        failures.tell(problem, failure, provider.orElse(null));
        if (failure instanceof NotAllowed notAllowed && provider.isPresent()) {
            signOut.rememberForProvider(request, provider.get(), notAllowed.idToken());
        }
        response.sendRedirect(new LogInAddress(
                        provider.map(providers::mention).orElse(null),
                        isReauthentication(request),
                        pageAskedFor(request))
                .urlOf(problem));
    }

    /** Where a new try is to lead: a callback's log-in remembers it, and one that never began has it in its address. */
    private static @Nullable ReturnPath pageAskedFor(HttpServletRequest request) {
        String page = PendingSignIns.returnPath(request);
        return ReturnPath.parse(page == null ? request.getParameter(ReturnPath.PARAMETER) : page)
                .orElse(null);
    }

    private static boolean isReauthentication(HttpServletRequest request) {
        OAuth2AuthorizationRequest pending = PendingSignIns.answered(request);
        return pending == null ? Reauthentication.isAskedFor(request) : Reauthentication.isIn(pending);
    }

    private static SignInProblem problem(AuthenticationException failure, HttpServletRequest request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotAllowed) {
                return SignInProblem.NOT_ALLOWED;
            }
            if (cause instanceof GroupsUnread) {
                return SignInProblem.GROUPS_UNREAD;
            }
            if (cause instanceof DataAccessException) {
                return SignInProblem.OUR_FAULT;
            }
            if (cause instanceof ProviderUnavailable
                    || cause instanceof ResourceAccessException
                    || cause instanceof HttpServerErrorException
                    || cause instanceof HttpClientErrorException.TooManyRequests
                    || cause instanceof KeySourceException) {
                return SignInProblem.UNAVAILABLE;
            }
        }
        if (WrongSetting.of(failure) != null) {
            return SignInProblem.MISCONFIGURED;
        }
        String code = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : "";
        return switch (code) {
            case "access_denied",
                    "login_required",
                    "interaction_required",
                    "consent_required",
                    "account_selection_required" -> SignInProblem.CANCELLED;
            case "authorization_request_not_found" -> SignInProblem.EXPIRED;
            case Reauthentication.NOT_CONFIRMED -> SignInProblem.NOT_CONFIRMED;
            case "temporarily_unavailable", "server_error" -> SignInProblem.UNAVAILABLE;
            default -> isFromProvider(code, failure, request) ? SignInProblem.REFUSED : SignInProblem.FAILED;
        };
    }

    /** Whether the provider gave that code, by the browser or to this server, and not we. */
    private static boolean isFromProvider(String code, AuthenticationException failure, HttpServletRequest request) {
        return (PendingSignIns.answered(request) != null
                        && code.equals(request.getParameter(OAuth2ParameterNames.ERROR)))
                || ProviderRefusal.isCauseOf(failure);
    }
}
