package org.gatehouse.session;

import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Where Spring Security finds the user of the current thread. The place is one for the whole process, the built-in
 * servers included, and filters remember it when they are made: exchanged later, nobody would find what others left.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityContexts {

    /** Settles the place; called before the first filter is made. */
    public static synchronized SecurityContextHolderStrategy settle() {
        var current = SecurityContextHolder.getContextHolderStrategy();
        if (current instanceof VaadinAwareSecurityContextHolderStrategy) {
            return current;
        }
        var vaadinAware = new VaadinAwareSecurityContextHolderStrategy();
        SecurityContextHolder.setContextHolderStrategy(vaadinAware);
        return vaadinAware;
    }

    @Bean
    SecurityContextHolderStrategy securityContextHolderStrategy() {
        return settle();
    }
}
