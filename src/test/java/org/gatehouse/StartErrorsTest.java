package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.testkit.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartErrorsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OIDC_ISSUER=|OIDC_ISSUER: is missing",
                "IDENTITY_PROVIDER=otka|IDENTITY_PROVIDER: \"otka\" is not known",
                "OIDC_ISSUER=id.example.com|OIDC_ISSUER: \"id.example.com\" is not a web address",
                "OIDC_ISSUER=http://id.example.com|OIDC_ISSUER: \"http://id.example.com\" must use https",
                "OIDC_CLIENT_SECRET=|OIDC_CLIENT_SECRET: is missing",
                "BASE_URL=https://example.com/app|BASE_URL: must not have a path",
                "ADMIN_GROUPS=|ADMIN_GROUPS: is empty",
                "ALLOWED_GROUPS=Staff,|ALLOWED_GROUPS: has a comma without a name",
                "SESSION_IDLE_TIMEOUT=0|SESSION_IDLE_TIMEOUT: must be one minute at least",
                "gatehouse.database.url=jdbc:mysql://localhost/x|DATABASE_URL: must start with",
                "gatehouse.database.url=jdbc:postgresql://localhost:1/x?password=the-secret|DATABASE_URL: the database does",
                "PORT=eighty|PORT: its value has the wrong form",
                "SECRET_KEY=short|SECRET_KEY: must have 32 characters at least",
                "SESSION_LIFETIME=1m|SESSION_LIFETIME: must not be shorter",
                "MAX_SESSIONS_PER_USER=0|MAX_SESSIONS_PER_USER: must be 1 or more",
                "MANAGEMENT_PORT=0|MANAGEMENT_PORT: 0 is not a port",
                "MANAGEMENT_PORT=many|MANAGEMENT_PORT: its value has the wrong form",
                "MANAGEMENT_ADDRESS= |MANAGEMENT_ADDRESS: is empty",
                "OTEL_EXPORTER_OTLP_ENDPOINT=collector:4318|OTEL_EXPORTER_OTLP_ENDPOINT: \"collector:4318\" is not",
                "SESSION_IDLE_TIMEOUT=soon|SESSION_IDLE_TIMEOUT: its value has the wrong form"
            })
    void saysInOneLineWhichSettingIsWrong(String setting, String line, CapturedOutput output) {
        assertThatStartFails(setting, line, output);
    }

    @Test
    void saysInOneLineThatTheManagementPortIsTaken(CapturedOutput output) throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatStartFails(
                    "MANAGEMENT_PORT=" + port, "MANAGEMENT_PORT: " + port + " is used by another program", output);
        }
    }

    private static void assertThatStartFails(String setting, String line, CapturedOutput output) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "PORT", String.valueOf(FreePorts.next()),
                "IDENTITY_PROVIDER", "oidc",
                "OIDC_ISSUER", "https://id.example.com",
                "OIDC_CLIENT_ID", "app",
                "SECRET_KEY", "the-secrets of at least 32 characters",
                "OIDC_CLIENT_SECRET", "the-secret"));
        settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        // As arguments, which win over whatever the environment of the test run has set.
        String[] arguments = settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);

        var failure = catchThrowable(() -> new SpringApplication(Gatehouse.class).run(arguments));

        assertThat(failure).isNotNull();
        assertThat(output.getAll().strip()).startsWith(line).hasLineCount(1).doesNotContain("the-secret");
    }
}
