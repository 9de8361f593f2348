package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.RecentAuthentication;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/**
 * Has the provider confirm that a person has just proved who they are: it is asked for with {@code max_age}, and its answer
 * counts only with a recent {@code auth_time} (OpenID Connect Core 1.0, sections 3.1.2.1 and 3.1.3.7, rule 13).
 */
@Component
class Reauthentication {

    static final String PARAMETER = "reauthenticate";
    static final String NOT_CONFIRMED = "not_confirmed";

    private static final String MAX_AGE = "max_age";
    private static final String WHO = Reauthentication.class.getName();
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final CurrentUser currentUser;

    Reauthentication(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    static boolean isAskedFor(HttpServletRequest request) {
        return request.getParameter(PARAMETER) != null;
    }

    /** What the authorization request says beyond that of a log-in. */
    void addTo(OAuth2AuthorizationRequest.Builder request, Provider provider) {
        Optional<SignedInUser> user = currentUser.get();
        request.additionalParameters(parameters -> {
            parameters.putAll(provider.preset().proof());
            parameters.put(MAX_AGE, RecentAuthentication.GOOD_FOR.toSeconds());
            user.map(SignedInUser::email).ifPresent(email -> parameters.put("login_hint", email));
        });
        request.attributes(attributes ->
                attributes.put(WHO, user.map(Reauthentication::identity).orElse("")));
    }

    /** @throws OAuth2AuthenticationException if it was asked for and the provider does not confirm it */
    static void requireIfAskedFor(OAuth2AuthorizationRequest request, OidcIdToken idToken) {
        if (request.getAdditionalParameters().containsKey(MAX_AGE) && !isRecent(idToken.getAuthenticatedAt())) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(NOT_CONFIRMED, "auth_time is missing or not recent", null));
        }
    }

    private static boolean isRecent(@Nullable Instant proof) {
        Instant now = Instant.now();
        return proof != null
                && !proof.isBefore(now.minus(RecentAuthentication.GOOD_FOR).minus(CLOCK_SKEW))
                && !proof.isAfter(now.plus(CLOCK_SKEW));
    }

    static boolean isIn(OAuth2AuthorizationRequest request) {
        return request.getAttribute(WHO) != null;
    }

    /** Whether the person who was asked to prove who they are turned out to be another one. */
    static boolean isOfAnother(@Nullable OAuth2AuthorizationRequest request, SignedInUser user) {
        String who = request == null ? null : request.getAttribute(WHO);
        return who != null && !who.isEmpty() && !who.equals(identity(user));
    }

    private static String identity(SignedInUser user) {
        return user.issuer() + " " + user.subject();
    }
}
