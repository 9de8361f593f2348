package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.gatehouse.session.CurrentUser;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/** With which provider a request is to sign somebody in, or was to. */
@Component
class ProviderChoice {

    static final String DIRECT = "/oauth2/authorization/";
    private static final String CALLBACK = "/login/oauth2/code/";

    private final Providers providers;
    private final CurrentUser currentUser;

    ProviderChoice(Providers providers, CurrentUser currentUser) {
        this.providers = providers;
        this.currentUser = currentUser;
    }

    /** Empty where the person has to choose, and for the address of a provider that there is not. */
    Optional<Provider> of(HttpServletRequest request) {
        String path = request.getServletPath();
        OAuth2AuthorizationRequest answered = PendingSignIns.answered(request);
        if (answered != null) {
            return providers.find(answered.getAttribute(OAuth2ParameterNames.REGISTRATION_ID));
        }
        if (path.startsWith(CALLBACK)) {
            return providers.find(path.substring(CALLBACK.length()));
        }
        return path.startsWith(DIRECT) ? providers.find(path.substring(DIRECT.length())) : ofLogIn(request);
    }

    private Optional<Provider> ofLogIn(HttpServletRequest request) {
        return providers
                .find(request.getParameter(LogInAddress.PROVIDER))
                .or(() -> Reauthentication.isAskedFor(request)
                        ? currentUser.get().flatMap(providers::of)
                        : Optional.empty())
                .or(providers::only);
    }
}
