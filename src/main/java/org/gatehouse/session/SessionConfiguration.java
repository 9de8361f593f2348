package org.gatehouse.session;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sessions take from outside. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
