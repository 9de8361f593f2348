package org.gatehouse.signin;

import org.gatehouse.provider.ProviderHttp;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one client through which everything in the application calls the identity provider. */
@Configuration(proxyBeanMethods = false)
class ProviderCalls {

    @Bean
    ProviderHttp providerHttp() {
        return new ProviderHttp();
    }
}
