package org.gatehouse.directory.keycloak;

import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Keycloak as the directory, when people sign in there and {@code DIRECTORY_CLIENT_ID} says who asks. */
@Configuration(proxyBeanMethods = false)
@Conditional(KeycloakConfiguration.KeycloakIsSet.class)
@EnableConfigurationProperties(KeycloakSettings.class)
class KeycloakConfiguration {

    @Bean
    KeycloakClient keycloakClient(KeycloakSettings settings) {
        return new KeycloakClient(settings);
    }

    @Bean
    KeycloakUserDirectory keycloakUserDirectory(KeycloakSettings settings, KeycloakClient client) {
        return new KeycloakUserDirectory(settings.issuer(), client);
    }

    @Bean
    KeycloakGroupDirectory keycloakGroupDirectory(KeycloakClient client) {
        return new KeycloakGroupDirectory(client);
    }

    /** One of the keys is enough, so that the settings can say which is missing. */
    static final class KeycloakIsSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment environment = context.getEnvironment();
            return "keycloak".equals(environment.getProperty("gatehouse.sign-in.identity-provider"))
                    && Stream.of("url", "client-id", "client-secret")
                            .map(key -> environment.getProperty("gatehouse.keycloak." + key))
                            .anyMatch(StringUtils::hasText);
        }
    }
}
