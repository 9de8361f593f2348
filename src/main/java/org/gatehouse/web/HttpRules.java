package org.gatehouse.web;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.gatehouse.session.SessionSecurity;
import org.gatehouse.signin.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Who may ask for what over HTTP. The JSON API has a chain of its own in its package; headers are written by
 * {@link SafeHeaders} for all chains.
 */
@Configuration(proxyBeanMethods = false)
class HttpRules {

    private static final Pattern BACK_CHANNEL = Pattern.compile("/logout/connect/back-channel/[^/]+");

    /** What the firewall lets nobody ask. */
    @Bean
    RequestRejectedHandler rejectedRequests() {
        return new RejectedRequests();
    }

    /** Built assets: the same for everyone, so no session, no user, and caches may keep them. */
    @Bean
    @Order(10)
    SecurityFilterChain assetRules(HttpSecurity http) {
        return http.securityMatcher(Assets::isAsset)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf -> csrf.disable())
                .anonymous(anonymous -> anonymous.disable())
                .headers(headers -> headers.disable())
                .addFilterAfter(new Assets(), SecurityContextHolderFilter.class)
                .build();
    }

    /** Where providers tell of log-outs: what they send is its own proof, and there is no browser. */
    @Bean
    @Order(20)
    SecurityFilterChain backChannelRules(HttpSecurity http) {
        return http.securityMatcher(HttpRules::isBackChannel)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.disable())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /**
     * What the endpoint of sign-in serves and nothing else: a request that it leaves alone would get to Vaadin, which must
     * not be reached without the rules for pages.
     */
    private static boolean isBackChannel(HttpServletRequest request) {
        return BACK_CHANNEL.matcher(request.getServletPath()).matches();
    }

    /** Probes for whatever keeps the application running. Nothing else of the actuator is there for anybody. */
    @Bean
    @Order(30)
    SecurityFilterChain probeRules(HttpSecurity http) {
        return http.securityMatcher("/actuator", "/actuator/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .securityContext(context -> context.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.disable())
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/actuator/health/liveness", "/actuator/health/readiness")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        closed -> closed.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .build();
    }

    /** Pages, their framework requests, and sign-in. */
    @Bean
    @Order(100)
    SecurityFilterChain pageFilterChain(
            HttpSecurity http, SignIn signIn, SessionSecurity sessions, PageAccess pageAccess) {
        sessions.addTo(http);
        signIn.addTo(http);
        return http.with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin
                                // Navigation is guarded by the access package, which asks the same policy as
                                // PageAccess.
                                .enableNavigationAccessControl(false)
                                // The page to come back to is kept in the address, not in a session.
                                .enableRequestCacheConfiguration(false)
                                .anyRequest(any -> any.access(pageAccess)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/error",
                                "/login",
                                "/signup",
                                "/logout",
                                "/session",
                                "/session/events",
                                "/session/keep",
                                "/signed-out")
                        .permitAll())
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(headers -> headers.disable())
                .addFilterBefore(new OwnPagesOnly(), CsrfFilter.class)
                .addFilterAfter(new DocumentStatus(), AuthorizationFilter.class)
                .build();
    }
}
