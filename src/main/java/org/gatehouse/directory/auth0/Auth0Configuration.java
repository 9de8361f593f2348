package org.gatehouse.directory.auth0;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Auth0 as the directory, when people sign in there and {@code DIRECTORY_CLIENT_ID} is set; no directory otherwise. */
@Configuration(proxyBeanMethods = false)
@Conditional(Auth0Configuration.Auth0IsSet.class)
@EnableConfigurationProperties(Auth0Settings.class)
class Auth0Configuration {

    @Bean
    Auth0Client auth0Client(Auth0Settings settings) {
        return new Auth0Client(settings);
    }

    @Bean
    Auth0UserDirectory auth0UserDirectory(Auth0Client client, Auth0Settings settings) {
        return new Auth0UserDirectory(client, settings);
    }

    @Bean
    Auth0GroupDirectory auth0GroupDirectory(Auth0Client client) {
        return new Auth0GroupDirectory(client);
    }

    static final class Auth0IsSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment environment = context.getEnvironment();
            return Auth0Settings.PROVIDER.equals(environment.getProperty("gatehouse.auth0.provider"))
                    && StringUtils.hasText(environment.getProperty("gatehouse.auth0.client-id"));
        }
    }
}
