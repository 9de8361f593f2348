package org.gatehouse.signin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.session.Tokens;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.signin.Preset.OwnLogOut;
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
    private final PublicAddress address;
    private final TokenRevocation revocation;

    /** What the browser does next. */
    sealed interface Next {

        record Redirect(String address) implements Next {}

        /**
         * A form to be sent by POST, which the same section allows.
         *
         * @param provider its name
         */
        record Form(String provider, String action, Map<String, String> fields) implements Next {}

        /** @param provider its id, null where there is but one */
        record Nothing(StillLoggedIn why, @Nullable String provider) implements Next {}
    }

    ProviderLogOut(Providers providers, PublicAddress address, TokenRevocation revocation) {
        this.providers = providers;
        this.address = address;
        this.revocation = revocation;
    }

    /** @param user whose session it was */
    Next logOut(SignedInUser user, Tokens tokens) {
        return providers
                .of(user)
                .map(provider ->
                        end(provider, registration -> revoked(provider, registration, tokens), tokens.idToken()))
                .orElseGet(() -> new Next.Nothing(StillLoggedIn.NO_WAY, null));
    }

    /**
     * For somebody who was refused here and whom the provider let in: there are no other tokens.
     *
     * @param id the provider's
     */
    Next logOutRefused(String id, String idToken) {
        return providers
                .find(id)
                .map(provider -> end(provider, registration -> providers.answers(provider), idToken))
                .orElseGet(() -> new Next.Nothing(StillLoggedIn.NO_WAY, null));
    }

    private Next end(Provider provider, Predicate<ClientRegistration> answers, @Nullable String idToken) {
        try {
            ClientRegistration registration = providers.registration(provider);
            if (answers.test(registration)) {
                return visit(provider, registration, idToken);
            }
        } catch (ProviderUnavailable unavailable) {
            // said below
        }
        return new Next.Nothing(StillLoggedIn.UNREACHABLE, providers.mention(provider));
    }

    /** False if the provider cannot be reached. */
    private boolean revoked(Provider provider, ClientRegistration registration, Tokens tokens) {
        URI endpoint = Providers.endpoint(registration, "revocation_endpoint");
        if (endpoint == null || !provider.preset().revocation()) {
            return providers.answers(provider);
        }
        // With the refresh token, what was issued on its strength goes too (RFC 7009, section 2.1).
        return tokens.refreshToken() == null
                ? revocation.revoke(registration, endpoint, "access_token", tokens.accessToken())
                : revocation.revoke(registration, endpoint, "refresh_token", tokens.refreshToken());
    }

    private Next visit(Provider provider, ClientRegistration registration, @Nullable String idToken) {
        URI endSession = Providers.endpoint(registration, "end_session_endpoint");
        OwnLogOut own = provider.preset().logOut();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client_id", provider.clientId());
        if (endSession != null) {
            fields.put("post_logout_redirect_uri", address.of("/"));
            if (idToken != null) {
                fields.put("id_token_hint", idToken);
            }
            return next(provider, endSession, fields);
        }
        if (own == null) {
            return new Next.Nothing(StillLoggedIn.NO_WAY, providers.mention(provider));
        }
        fields.put(own.returnParameter(), address.of("/"));
        return next(provider, URI.create(provider.issuer()).resolve(own.path()), fields);
    }

    private static Next next(Provider provider, URI endpoint, Map<String, String> fields) {
        var builder = UriComponentsBuilder.fromUri(endpoint);
        fields.keySet().forEach(name -> builder.queryParam(name, "{" + name + "}"));
        String url = builder.encode().buildAndExpand(fields).toUriString();
        return url.length() > LONGEST_ADDRESS
                ? new Next.Form(provider.name(), endpoint.toString(), fields)
                : new Next.Redirect(url);
    }
}
