package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.gatehouse.session.Sessions;
import org.gatehouse.session.SignedIn;
import org.gatehouse.session.Tokens;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Logs out at the provider after the session here has ended (OpenID Connect RP-Initiated Logout 1.0, section 2). A
 * provider that is not known to offer it is left alone.
 */
@Component
class SignOut implements LogoutHandler, LogoutSuccessHandler {

    private static final String REFUSED_ID_TOKEN = SignOut.class.getName() + ".refused";
    private static final String ID_TOKEN_HINT = SignOut.class.getName() + ".hint";

    private final Providers providers;
    private final PublicAddress address;
    private final Sessions sessions;

    SignOut(Providers providers, PublicAddress address, Sessions sessions) {
        this.providers = providers;
        this.address = address;
        this.sessions = sessions;
    }

    /** Lets somebody who was refused here log out at the provider. */
    void rememberForProvider(HttpServletRequest request, String idToken) {
        request.getSession().setAttribute(REFUSED_ID_TOKEN, idToken);
    }

    /** Runs before the session is ended, so that the hint outlives it. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        HttpSession session = request.getSession(false);
        Object hint = authentication instanceof SignedIn signedIn
                ? sessions.logOut(signedIn).map(Tokens::idToken).orElse(null)
                : session == null ? null : session.getAttribute(REFUSED_ID_TOKEN);
        request.setAttribute(ID_TOKEN_HINT, hint);
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        Object hint = request.getAttribute(ID_TOKEN_HINT);
        String endSession = endSessionEndpoint(
                authentication instanceof SignedIn signedIn ? signedIn.user().provider() : providers.defaultId());
        if (hint == null || endSession == null) {
            response.sendRedirect("/");
            return;
        }
        response.sendRedirect(UriComponentsBuilder.fromUriString(endSession)
                .queryParam("id_token_hint", "{hint}")
                .queryParam("post_logout_redirect_uri", "{home}")
                .encode()
                .buildAndExpand(hint, address.of("/"))
                .toUriString());
    }

    private @Nullable String endSessionEndpoint(String provider) {
        var known = providers.known(provider);
        Object endpoint = known == null
                ? null
                : known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return endpoint instanceof String url ? url : null;
    }
}
