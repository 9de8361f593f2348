package org.gatehouse.directory.keycloak;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

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

    static final class KeycloakIsSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return KeycloakSettings.isUsed(
                    value(context, "provider"),
                    value(context, "url"),
                    value(context, "client-id"),
                    value(context, "client-secret"));
        }

        private static String value(ConditionContext context, String key) {
            return context.getEnvironment().getProperty("gatehouse.keycloak." + key, "");
        }
    }
}
