package org.gatehouse.signin;

import static java.util.Objects.requireNonNull;

import org.gatehouse.session.CompletedSignIn;
import org.gatehouse.session.SessionCookie;
import org.gatehouse.session.Tokens;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Log in, sign up and log out with OpenID Connect, as one concern of a security filter chain. */
@Component
public class SignIn {

    private final SignInRequests requests;
    private final PendingSignIns pending;
    private final ProviderUsers users;
    private final SignInOutcome outcome;
    private final SignOut signOut;
    private final SessionCookie cookie;
    private final TokenEndpoint tokenEndpoint;

    SignIn(
            SignInRequests requests,
            PendingSignIns pending,
            ProviderUsers users,
            SignInOutcome outcome,
            SignOut signOut,
            SessionCookie cookie,
            TokenEndpoint tokenEndpoint) {
        this.requests = requests;
        this.pending = pending;
        this.users = users;
        this.outcome = outcome;
        this.signOut = signOut;
        this.cookie = cookie;
        this.tokenEndpoint = tokenEndpoint;
    }

    /** Adds sign-in and sign-out to a chain. */
    public void addTo(HttpSecurity security) {
        // Made at the first log-in: their message converters would take a while of each start.
        var codeExchange = SingletonSupplier.of(
                () -> tokenEndpoint.callWith(new RestClientAuthorizationCodeTokenResponseClient()));
        security.oauth2Login(login -> login.loginPage("/login")
                        .authorizationEndpoint(endpoint ->
                                endpoint.authorizationRequestResolver(requests).authorizationRequestRepository(pending))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(request ->
                                TokenAnswerRules.signIn(codeExchange.obtain().getTokenResponse(request))))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users::signIn))
                        .successHandler(outcome)
                        .failureHandler(outcome)
                        .withObjectPostProcessor(keepTokensWithTheSignIn())
                        .withObjectPostProcessor(explainFailedRequests()))
                .logout(logout -> logout.addLogoutHandler(signOut).logoutSuccessHandler(signOut))
                .csrf(protection -> protection.ignoringRequestMatchers(signOut::isInVain))
                .exceptionHandling(closed ->
                        closed.authenticationEntryPoint(new ToLogin(cookie)).accessDeniedHandler(signOut));
    }

    private static ObjectPostProcessor<OAuth2LoginAuthenticationFilter> keepTokensWithTheSignIn() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationResultConverter(SignIn::completed);
                return filter;
            }
        };
    }

    private ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> explainFailedRequests() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends OAuth2AuthorizationRequestRedirectFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler(outcome);
                return filter;
            }
        };
    }

    private static OAuth2AuthenticationToken completed(OAuth2LoginAuthenticationToken result) {
        var verified = (VerifiedUser) requireNonNull(result.getPrincipal());
        var accessToken = requireNonNull(result.getAccessToken());
        var refreshToken = result.getRefreshToken();
        var idToken = verified.idToken();
        Reauthentication.requireIfAskedFor(result.getAuthorizationExchange().getAuthorizationRequest(), idToken);
        return new CompletedSignIn(
                verified.user(),
                new Tokens(
                        accessToken.getTokenValue(),
                        TokenEndpoint.expiry(accessToken),
                        refreshToken == null ? null : refreshToken.getTokenValue(),
                        idToken.getTokenValue()),
                idToken.getClaimAsString("sid"),
                idToken.getAuthenticatedAt());
    }
}
