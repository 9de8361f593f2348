package org.gatehouse.session;

import java.time.InstantSource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sessions take from outside. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** Part of the security chains that want it, and of nothing else. */
    @Bean
    FilterRegistrationBean<SessionFilter> onlyInSecurityChains(SessionFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
