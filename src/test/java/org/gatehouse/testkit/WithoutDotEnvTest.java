package org.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;

class WithoutDotEnvTest {

    @Test
    void whatADeveloperHasSetDoesNotReachTests(@TempDir Path folder) throws IOException {
        Path dotEnv = Files.writeString(folder.resolve(".env"), "OF_A_DEVELOPER=1\n");
        Path other = Files.writeString(folder.resolve("other"), "OF_A_TEST=2\n");
        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        String files = "file:" + dotEnv + "[.properties],file:" + other + "[.properties]";
        try (var context = application.run("--spring.config.name=none", "--spring.config.import=" + files)) {
            assertThat(context.getEnvironment().getProperty("OF_A_DEVELOPER")).isNull();
            assertThat(context.getEnvironment().getProperty("OF_A_TEST")).isEqualTo("2");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
