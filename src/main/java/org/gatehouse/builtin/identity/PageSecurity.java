package org.gatehouse.builtin.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** The chains beside the authorization server's own: the management API, then everything that people see. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    /** Whatever the method: no rule here depends on it, and the API says itself that it does not know one. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    /** Knows no session: a browser that is signed in gets no further here than one that is not. */
    @Bean
    @Order(2)
    SecurityFilterChain managementChain(HttpSecurity http) {
        return http.securityMatcher("/api/**")
                // ManagementGate, a filter of its own, has let the request through or answered it.
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(ResponseHeaders::leaveToFilter)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageChain(HttpSecurity http, BrowserSession browser) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(context -> context.securityContextRepository(browser.repository()))
                // Clients send people here with a form of theirs; the id token hint is the proof.
                .csrf(csrf -> csrf.ignoringRequestMatchers(BelowIssuer.LOGOUT))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .headers(ResponseHeaders::leaveToFilter)
                .build();
    }
}
