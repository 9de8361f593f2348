package org.gatehouse.testkit;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/** The tests say what they need: the {@code .env} of whoever runs them, with a provider of their own in it, says nothing. */
public final class WithoutDotEnv implements EnvironmentPostProcessor, Ordered {

    /** After Spring Boot has read the files. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var sources = environment.getPropertySources();
        sources.stream()
                .map(PropertySource::getName)
                .filter(WithoutDotEnv::isDotEnv)
                .toList()
                .forEach(sources::remove);
    }

    /** Spring Boot names a source by the import that it comes from. */
    private static boolean isDotEnv(String source) {
        return source.matches("Config resource 'file \\[(.*/)?\\.env]'.*");
    }
}
