package org.gatehouse.signin;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Refusals that nobody in front of a browser can do anything about: the provider does not take this application for the client
 * that it knows, does not let that client do what is asked (RFC 6749, sections 4.1.2.1 and 5.2; RFC 9126, section 2.3), or
 * encrypts what it sends that client.
 */
enum WrongSetting {
    PROOF,
    CLIENT,
    REDIRECT_URI,
    SCOPES,
    ENCRYPTION;

    /** Null for all other failures. */
    static @Nullable WrongSetting of(AuthenticationException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedToken) {
                return ENCRYPTION;
            }
            // Said to us, not to the browser: there it would be the person who gave up.
            boolean direct = cause instanceof OAuth2AuthorizationException;
            OAuth2Error error = cause instanceof OAuth2AuthorizationException refused
                    ? refused.getError()
                    : cause instanceof OAuth2AuthenticationException failed ? failed.getError() : null;
            WrongSetting wrong = error == null ? null : of(error.getErrorCode(), direct);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private static @Nullable WrongSetting of(String code, boolean direct) {
        return switch (code) {
            case "invalid_client" -> PROOF;
            case "access_denied" -> direct ? PROOF : null; // what Auth0 says to a wrong secret
            case "unauthorized_client", "unsupported_grant_type", "unsupported_response_type" -> CLIENT;
            case "invalid_redirect_uri", "redirect_uri_mismatch" -> REDIRECT_URI; // the latter is Google's
            case "invalid_scope" -> SCOPES;
            default -> null;
        };
    }

    /**
     * What an administrator has to look at.
     *
     * @param setting the name of a setting where this provider has it
     */
    String advice(Provider provider, UnaryOperator<String> setting) {
        return switch (this) {
            case PROOF ->
                "It does not accept " + setting.apply("client-id") + " with "
                        + setting.apply(provider.key() == null ? "client-secret" : "private-key")
                        + ": the one here and the one registered there differ, or it has expired";
            case CLIENT ->
                "The client of " + setting.apply("client-id")
                        + " must be allowed the authorization code flow with response type code, there";
            case REDIRECT_URI ->
                "The client of " + setting.apply("client-id")
                        + " needs this application's redirect URI, there; it begins with BASE_URL";
            case SCOPES -> "The client may not ask for each of " + setting.apply("scopes");
            case ENCRYPTION ->
                "The client of " + setting.apply("client-id")
                        + " must be sent id tokens and userinfo that are signed and not encrypted, there";
        };
    }
}
