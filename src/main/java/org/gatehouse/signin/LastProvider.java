package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.gatehouse.settings.PublicAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** A browser's memory of the provider that it was last signed in with, for those who have a choice. */
@Component
class LastProvider {

    private static final Duration LIFETIME = Duration.ofDays(365);

    private final Providers providers;
    private final boolean https;
    private final String name;

    LastProvider(Providers providers, PublicAddress address) {
        this.providers = providers;
        this.https = address.isHttps();
        this.name = https ? "__Host-gatehouse-provider" : "gatehouse-provider";
    }

    /** Empty for a browser that was never here, and for whatever else its cookie says. */
    Optional<Provider> of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, name);
        return cookie == null ? Optional.empty() : providers.find(cookie.getValue());
    }

    void remember(Provider provider, HttpServletResponse response) {
        if (providers.only().isPresent()) {
            return;
        }
        var cookie = ResponseCookie.from(name, provider.id())
                .path("/")
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .maxAge(LIFETIME)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
