package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.stereotype.Component;

/**
 * Is this callback one answer, from the provider that was asked? Guards against mix-up (RFC 9207; RFC 9700, section 4.4)
 * and against what one reader takes for this and another for that (RFC 6749, sections 3.1 and 4.1.2).
 */
@Component
class CallbackRules {

    private final Providers providers;

    CallbackRules(Providers providers) {
        this.providers = providers;
    }

    /** Why the callback is refused, or null when it is not. */
    @Nullable
    String refusal(OAuth2AuthorizationRequest pending, HttpServletRequest callback) {
        String asked = pending.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
        if (!callback.getServletPath().endsWith("/" + asked)) {
            return "The answer came to another provider's callback";
        }
        var provider = asked == null ? null : providers.findByRegistrationId(asked);
        if (provider == null) {
            return "The provider is not configured any more";
        }
        if (callback.getParameterMap().values().stream().anyMatch(values -> values.length > 1)) {
            return "The answer has a parameter twice";
        }
        if (callback.getParameter(OAuth2ParameterNames.CODE) != null
                && callback.getParameter(OAuth2ParameterNames.ERROR) != null) {
            return "The answer is a success and a failure";
        }
        String issuer = callback.getParameter("iss");
        if (issuer != null && !issuer.equals(provider.getProviderDetails().getIssuerUri())) {
            return "The answer names another issuer";
        }
        Object promised = provider.getProviderDetails()
                .getConfigurationMetadata()
                .get("authorization_response_iss_parameter_supported");
        return issuer == null && Boolean.TRUE.equals(promised) ? "The answer does not name its issuer" : null;
    }
}
