package org.gatehouse.directory.okta;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Okta as the directory, when {@code OKTA_ORG_URL} says where it is; no directory otherwise. */
@Configuration(proxyBeanMethods = false)
@Conditional(OktaConfiguration.OrgUrlIsSet.class)
@EnableConfigurationProperties(OktaSettings.class)
class OktaConfiguration {

    @Bean
    OktaCalls oktaCalls(OktaSettings settings) {
        return new OktaCalls(settings);
    }

    @Bean
    OktaUserDirectory oktaUserDirectory(OktaCalls calls, Environment environment) {
        boolean builtIn = "builtin".equals(environment.getProperty("gatehouse.sign-in.provider.kind"));
        return new OktaUserDirectory(calls, builtIn ? OktaAbilities.BUILT_IN : OktaAbilities.OKTA);
    }

    @Bean
    OktaGroupDirectory oktaGroupDirectory(OktaCalls calls) {
        return new OktaGroupDirectory(calls);
    }

    static final class OrgUrlIsSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("gatehouse.okta.org-url"));
        }
    }
}
