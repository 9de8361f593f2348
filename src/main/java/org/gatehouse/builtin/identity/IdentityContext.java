package org.gatehouse.builtin.identity;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.web.context.servlet.ApplicationServletEnvironment;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * The server's own Spring context. What it is made of is listed, not discovered, because the class path is shared with
 * the application and holds much that must not start here.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan(basePackageClasses = IdentityContext.class)
@ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class
})
class IdentityContext {

    static ConfigurableApplicationContext start(IdentityServer.Settings settings) {
        SpringApplication application = new SpringApplication(IdentityContext.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setEnvironment(new OwnEnvironment(properties(settings)));
        application.setAddCommandLineProperties(false);
        // Logging belongs to the process: a second context would set it up again, and shut it down on close.
        application.setListeners(application.getListeners().stream()
                .filter(listener -> !(listener instanceof LoggingApplicationListener))
                .toList());
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("settings", settings));
        return application.run();
    }

    private static Map<String, Object> properties(IdentityServer.Settings settings) {
        Map<String, Object> values = new TreeMap<>();
        values.put("spring.config.name", "builtin-identity");
        values.put("server.address", "127.0.0.1");
        values.put("server.port", settings.port());
        values.put("server.shutdown", "immediate");
        values.put("server.tomcat.max-http-form-post-size", "64KB");
        // Otherwise redirects are made absolute with whatever the Host header says.
        values.put("server.tomcat.use-relative-redirects", true);
        // For expressions that are as long as they may be, with the escapes that they need in an address.
        values.put("server.max-http-request-header-size", "16KB");
        // Links to pages repeat the expression that is searched for, once for this page and once for the next.
        values.put("server.tomcat.max-http-response-header-size", "48KB");
        values.put("server.tomcat.threads.min-spare", 2);
        values.put("server.tomcat.threads.max", 50);
        values.put("server.servlet.session.cookie.name", "IDPSESSION");
        values.put("server.servlet.session.cookie.http-only", true);
        values.put("server.servlet.session.cookie.same-site", "lax");
        values.put("server.servlet.session.timeout", "8h");
        values.put("server.servlet.session.tracking-modes", "cookie");
        values.put("server.error.whitelabel.enabled", false);
        values.put("spring.web.resources.static-locations", "classpath:/builtin/identity/static/");
        values.put("spring.thymeleaf.prefix", "classpath:/builtin/identity/templates/");
        values.put("spring.thymeleaf.check-template-location", false);
        values.put("spring.datasource.url", settings.databaseUrl());
        if (!settings.databaseUsername().isEmpty()) {
            values.put("spring.datasource.username", settings.databaseUsername());
        }
        values.put("spring.datasource.password", settings.databasePassword());
        return values;
    }

    /** Holds our values and nothing else, so that the application's variables do not reach this context. */
    private static final class OwnEnvironment extends ApplicationServletEnvironment {

        OwnEnvironment(Map<String, Object> properties) {
            getPropertySources().addFirst(new MapPropertySource("identity", properties));
        }

        @Override
        protected void customizePropertySources(MutablePropertySources propertySources) {
            // neither environment variables nor system properties
        }
    }
}
