package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
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

    private static final String DIRECT = "/oauth2/authorization/";

    private final Providers providers;
    private final SignInSettings settings;
    private final SessionCookie cookie;
    private final Reauthentication reauthentication;
    private final PushedRequests pushed;
    private final DefaultOAuth2AuthorizationRequestResolver resolver;

    SignInRequests(
            Providers providers,
            SignInSettings settings,
            SessionCookie cookie,
            Reauthentication reauthentication,
            PushedRequests pushed) {
        this.providers = providers;
        this.settings = settings;
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
        if (path.equals("/signup")) {
            return request(request, providers.defaultId(), true);
        }
        if (path.equals("/login") && request.getParameter(SignInProblem.PARAMETER) == null) {
            return request(request, providers.defaultId(), false);
        }
        if (path.equals(DIRECT + providers.defaultId())) {
            return request(request, providers.defaultId(), false);
        }
        return null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registrationId) {
        return request(request, registrationId, false);
    }

    private @Nullable OAuth2AuthorizationRequest request(HttpServletRequest request, String id, boolean signUp) {
        ClientRegistration provider = providers.findByRegistrationId(id);
        OAuth2AuthorizationRequest standard = resolver.resolve(request, id);
        if (provider == null || standard == null) {
            return null;
        }
        var builder = OAuth2AuthorizationRequest.from(standard);
        builder.additionalParameters(parameters -> {
            if (!settings.audience().isBlank()) {
                parameters.put("audience", settings.audience());
            }
            if (signUp) {
                parameters.putAll(signUpParameters(provider));
            }
            if (wasPutOut(request)) {
                parameters.putIfAbsent("prompt", "login");
            }
        });
        if (Reauthentication.isAskedFor(request)) {
            reauthentication.addTo(builder);
        }
        ReturnPath.parse(request.getParameter(ReturnPath.PARAMETER))
                .ifPresent(page -> builder.attributes(all -> all.put(ReturnPath.PARAMETER, page.value())));
        return pushed.push(provider, builder.build());
    }

    /** Whether the browser's last session was ended by somebody: the provider's own is not to undo that unasked. */
    private boolean wasPutOut(HttpServletRequest request) {
        return cookie.endOfLast(request).filter(reason -> !reason.isExpiry()).isPresent();
    }

    /** How this provider is asked for its sign-up form. Without a way it shows its sign-in form, which links there. */
    private Map<String, Object> signUpParameters(ClientRegistration provider) {
        if (settings.identityProvider().equals("auth0")) {
            return Map.of("screen_hint", "signup");
        }
        // "Initiating User Registration via OpenID Connect 1.0", section 4
        Object prompts =
                provider.getProviderDetails().getConfigurationMetadata().get("prompt_values_supported");
        boolean create = prompts instanceof List<?> values && values.contains("create");
        return create ? Map.of("prompt", "create") : Map.of();
    }
}
