package org.gatehouse.builtin.messages;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Named part by part, so that nothing of the application configures itself in here; and without stereotypes, so that
 * the application's component scan takes nothing from here.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@EnableWebSecurity
class MessageApiApplication {

    @Bean
    IssuerKeys issuerKeys(MessageApi.Settings settings) {
        return new IssuerKeys(settings.issuer());
    }

    @Bean
    JwtDecoder jwtDecoder(MessageApi.Settings settings, IssuerKeys keys) {
        return AccessTokens.decoder(settings.issuer(), settings.audience(), keys);
    }

    @Bean
    RouterFunction<ServerResponse> routes() {
        return Routes.all();
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return new Refusals()::rejected;
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, MessageApi.Settings settings) {
        var refusals = new Refusals();
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/api/messages/protected")
                        .authenticated()
                        .requestMatchers("/api/messages/admin")
                        .access(AccessTokens.inOneOf(settings.adminGroups(), settings.groupsClaim()))
                        .anyRequest()
                        .permitAll())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(refusals::unauthorized)
                        .accessDeniedHandler(refusals::forbidden)
                        .withObjectPostProcessor(answerFailuresWith(refusals)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refusals::unauthorized)
                        .accessDeniedHandler(refusals::forbidden))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .csrf(AbstractHttpConfigurer::disable) // there is no cookie to ride on
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answerFailuresWith(Refusals refusals) {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(refusals::unauthorized);
                return filter;
            }
        };
    }
}
