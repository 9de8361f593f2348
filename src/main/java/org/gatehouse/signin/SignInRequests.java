package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.gatehouse.session.SessionCookie;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * Turns {@code /login}, {@code /signup} and {@code /oauth2/authorization/{provider}} into authorization requests (OpenID
 * Connect Core 1.0, section 3.1.2.1), with state, nonce and PKCE, which remember the page to come back to.
 */
@Component
class SignInRequests implements OAuth2AuthorizationRequestResolver {

    private final Providers providers;
    private final ProviderChoice choice;
    private final SessionCookie cookie;
    private final Reauthentication reauthentication;
    private final PushedRequests pushed;
    private final DefaultOAuth2AuthorizationRequestResolver resolver;

    SignInRequests(
            Providers providers,
            ProviderChoice choice,
            SessionCookie cookie,
            Reauthentication reauthentication,
            PushedRequests pushed) {
        this.providers = providers;
        this.choice = choice;
        this.cookie = cookie;
        this.reauthentication = reauthentication;
        this.pushed = pushed;
        this.resolver = new DefaultOAuth2AuthorizationRequestResolver(providers);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            return null;
        }
        String path = request.getServletPath();
        boolean signUp = path.equals("/signup");
        boolean logIn = path.equals("/login") && request.getParameter(SignInProblem.PARAMETER) == null;
        if (!signUp && !logIn && !path.startsWith(ProviderChoice.DIRECT)) {
            return null;
        }
        // Without a choice made, or with a sign-up page elsewhere, a controller answers.
        return choice.of(request)
                .filter(provider -> !signUp || provider.signUpUrl().isBlank())
                .map(provider -> request(request, provider, signUp))
                .orElse(null);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return providers
                .find(registrationId)
                .map(provider -> request(request, provider, false))
                .orElse(null);
    }

    private @Nullable OAuth2AuthorizationRequest request(
            HttpServletRequest request, Provider provider, boolean signUp) {
        ClientRegistration registration = providers.registration(provider);
        providers.requireReachable(provider);
        OAuth2AuthorizationRequest standard = resolver.resolve(request, provider.id());
        if (standard == null) {
            return null;
        }
        var builder = OAuth2AuthorizationRequest.from(standard);
        builder.additionalParameters(parameters -> {
            parameters.putAll(provider.authorizationParameters());
            if (signUp) {
                parameters.putAll(provider.signUpParameters(registration));
            }
            if (wasPutOut(request)) {
                parameters.putIfAbsent("prompt", "login");
            }
        });
        if (Reauthentication.isAskedFor(request)) {
            reauthentication.addTo(builder, provider);
        }
        ReturnPath.parse(request.getParameter(ReturnPath.PARAMETER))
                .ifPresent(page -> builder.attributes(all -> all.put(ReturnPath.PARAMETER, page.value())));
        return pushed.push(registration, builder.build());
    }

    /** Whether the browser's last session was ended by somebody: the provider's own is not to undo that unasked. */
    private boolean wasPutOut(HttpServletRequest request) {
        return cookie.endOfLast(request).filter(reason -> !reason.isExpiry()).isPresent();
    }
}
