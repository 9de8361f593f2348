package org.gatehouse.api;

import java.util.Collections;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.session.SessionSecurity;
import org.gatehouse.session.SignedInUser;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** The JSON API opens to a session or a bearer token, starts no session and never redirects. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiSecurity {

    @Bean
    BearerTokens bearerTokens(ApiSettings settings, ProviderHttp http) {
        return new BearerTokens(settings, http);
    }

    @Bean
    @Order(10)
    SecurityFilterChain apiSecurityFilterChain(
            HttpSecurity http, ApiSettings settings, BearerTokens tokens, SessionSecurity sessions) {
        var problems = new Problems();
        sessions.addReadingTo(http);
        return http.securityMatcher("/api", "/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().access(allowed(settings)))
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.decoder(tokens.decoder()).jwtAuthenticationConverter(tokens::authentication))
                        .authenticationEntryPoint(problems::unauthorized)
                        .accessDeniedHandler(problems::forbidden)
                        .withObjectPostProcessor(answerFailuresWith(problems)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems::unauthorized)
                        .accessDeniedHandler(problems::forbidden))
                .addFilterAfter(new ReadOnly(), HeaderWriterFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> allowed(ApiSettings settings) {
        var groups = settings.allowedGroups();
        return (authentication, request) -> {
            var who = authentication.get();
            return new AuthorizationDecision(who != null
                    && who.getPrincipal() instanceof SignedInUser user
                    && (groups.isEmpty() || !Collections.disjoint(groups, user.groups())));
        };
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answerFailuresWith(Problems problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(problems::unauthorized);
                return filter;
            }
        };
    }
}
