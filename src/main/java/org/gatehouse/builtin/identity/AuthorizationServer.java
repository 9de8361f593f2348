package org.gatehouse.builtin.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/** Spring Authorization Server behind Okta's paths, with one client: the application. */
@Configuration(proxyBeanMethods = false)
class AuthorizationServer {

    private static final List<String> SCOPES = List.of("openid", "profile", "email", "groups", "offline_access");
    private static final List<String> CLIENT_AUTHENTICATION = List.of("client_secret_basic", "client_secret_post");

    @Bean
    @Order(1)
    SecurityFilterChain endpointChain(
            HttpSecurity http, IdentityServer.Settings settings, TokenClaims claims, BrowserSession browserSession) {
        AuthorizationResponses responses = new AuthorizationResponses(settings.issuer());
        return http.securityMatcher(BelowIssuer::contains)
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.authorizationEndpoint(
                                        endpoint -> endpoint.authorizationResponseHandler(responses::success)
                                                .errorResponseHandler(responses::failure))
                                .oidc(oidc -> oidc.providerConfigurationEndpoint(
                                                discovery -> discovery.providerConfigurationCustomizer(
                                                        AuthorizationServer::describe))
                                        .userInfoEndpoint(endpoint -> endpoint.userInfoMapper(claims::userInfo))))
                .securityContext(context -> context.securityContextRepository(browserSession.repository()))
                .addFilterAfter(new PromptFilter(browserSession), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/v1/userinfo", "/v1/introspect")
                        .authenticated()
                        .requestMatchers("/v1/**", "/.well-known/**")
                        .permitAll()
                        // Pages and the management API must not be reached this way, past the rules of theirs.
                        .anyRequest()
                        .denyAll())
                // Every endpoint here proves the caller by a client secret, a token or a registered redirect.
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .headers(ResponseHeaders::leaveToFilter)
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(IdentityServer.Settings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.issuer())
                .authorizationEndpoint("/v1/authorize")
                .tokenEndpoint("/v1/token")
                .jwkSetEndpoint("/v1/keys")
                .oidcUserInfoEndpoint("/v1/userinfo")
                .oidcLogoutEndpoint("/v1/logout")
                .tokenRevocationEndpoint("/v1/revoke")
                .tokenIntrospectionEndpoint("/v1/introspect")
                .build();
    }

    /** A refresh token comes with every log-in, whether or not {@code offline_access} was asked for. */
    @Bean
    RegisteredClientRepository clients(IdentityServer.Settings settings) {
        RegisteredClient application = RegisteredClient.withId("application")
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(settings.applicationUrl(settings.redirectPath()))
                .postLogoutRedirectUri(settings.applicationUrl("/"))
                .scopes(scopes -> scopes.addAll(SCOPES))
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(Duration.ofMinutes(1))
                        .accessTokenTimeToLive(TokenClaims.LIFETIME)
                        .refreshTokenTimeToLive(Duration.ofDays(7))
                        .reuseRefreshTokens(false)
                        .build())
                .build();
        return new InMemoryRegisteredClientRepository(application);
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(SigningKeys keys) throws JOSEException, ParseException {
        return new ImmutableJWKSet<>(keys.load());
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    /** Lets the registry forget sessions that ended. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    /** Says what this server does, where the library's default names everything that it could do. */
    private static void describe(OidcProviderConfiguration.Builder configuration) {
        configuration
                .scopes(scopes -> {
                    scopes.clear();
                    scopes.addAll(SCOPES);
                })
                .grantTypes(types -> {
                    types.clear();
                    types.addAll(List.of("authorization_code", "refresh_token"));
                })
                .tokenEndpointAuthenticationMethods(AuthorizationServer::clientAuthentication)
                .tokenRevocationEndpointAuthenticationMethods(AuthorizationServer::clientAuthentication)
                .tokenIntrospectionEndpointAuthenticationMethods(AuthorizationServer::clientAuthentication)
                .claim("response_modes_supported", List.of("query"))
                .claim("prompt_values_supported", List.of("none", "login", "create"))
                .claim("backchannel_logout_supported", true)
                .claim("backchannel_logout_session_supported", true)
                .claim("claims_supported", TokenClaims.SUPPORTED)
                .claim("authorization_response_iss_parameter_supported", true)
                .claims(claims -> {
                    claims.remove("tls_client_certificate_bound_access_tokens");
                    claims.remove("dpop_signing_alg_values_supported");
                });
    }

    private static void clientAuthentication(List<String> methods) {
        methods.clear();
        methods.addAll(CLIENT_AUTHENTICATION);
    }
}
