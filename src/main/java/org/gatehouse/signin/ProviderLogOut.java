package org.gatehouse.signin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.session.Tokens;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Logs a person out at the provider, whose session here has ended: takes the tokens back, then sends the browser there
 * (OpenID Connect RP-Initiated Logout 1.0, section 2), unless it would meet an error of the network.
 */
@Component
class ProviderLogOut {

    /** Longer addresses are cut or refused by some browsers, proxies and providers. */
    private static final int LONGEST_ADDRESS = 2000;

    private final Providers providers;
    private final SignInSettings settings;
    private final PublicAddress address;
    private final TokenRevocation revocation;

    /** What the browser does next. */
    sealed interface Next {

        record Redirect(String address) implements Next {}

        /** A form to be sent by POST, which the same section allows. */
        record Form(String action, Map<String, String> fields) implements Next {}

        record Nothing(StillLoggedIn why) implements Next {}
    }

    ProviderLogOut(Providers providers, SignInSettings settings, PublicAddress address, TokenRevocation revocation) {
        this.providers = providers;
        this.settings = settings;
        this.address = address;
        this.revocation = revocation;
    }

    String providerName() {
        return settings.providerName();
    }

    /** @param user whose session it was; null for somebody who was refused here and whom the provider let in */
    Next logOut(@Nullable SignedInUser user, Tokens tokens) {
        ClientRegistration provider;
        try {
            provider = providers.findByRegistrationId(user == null ? providers.defaultId() : user.provider());
        } catch (ProviderUnavailable unavailable) {
            return new Next.Nothing(StillLoggedIn.UNREACHABLE);
        }
        if (provider == null) {
            return new Next.Nothing(StillLoggedIn.NO_WAY);
        }
        boolean answers = user == null ? providers.answers() : revoked(provider, tokens);
        return answers ? visit(provider, tokens.idToken()) : new Next.Nothing(StillLoggedIn.UNREACHABLE);
    }

    /** False if the provider cannot be reached. */
    private boolean revoked(ClientRegistration provider, Tokens tokens) {
        URI endpoint = Providers.endpoint(provider, "revocation_endpoint");
        if (endpoint == null) {
            return providers.answers();
        }
        // With the refresh token, what was issued on its strength goes too (RFC 7009, section 2.1).
        return tokens.refreshToken() == null
                ? revocation.revoke(provider, endpoint, "access_token", tokens.accessToken())
                : revocation.revoke(provider, endpoint, "refresh_token", tokens.refreshToken());
    }

    private Next visit(ClientRegistration provider, @Nullable String idToken) {
        URI endSession = Providers.endpoint(provider, "end_session_endpoint");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", provider.getClientId());
        if (endSession != null) {
            fields.put("post_logout_redirect_uri", address.of("/"));
            if (idToken != null) {
                fields.put("id_token_hint", idToken);
            }
            return next(endSession, fields);
        }
        if (settings.identityProvider().equals("auth0")) {
            // Tenants without its OpenID Connect endpoint have this one.
            fields.put("returnTo", address.of("/"));
            return next(URI.create(settings.issuer()).resolve("/v2/logout"), fields);
        }
        return new Next.Nothing(StillLoggedIn.NO_WAY);
    }

    private static Next next(URI endpoint, Map<String, String> fields) {
        var builder = UriComponentsBuilder.fromUri(endpoint);
        fields.keySet().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        String url = builder.encode().buildAndExpand(fields).toUriString();
        return url.length() > LONGEST_ADDRESS ? new Next.Form(endpoint.toString(), fields) : new Next.Redirect(url);
    }
}
