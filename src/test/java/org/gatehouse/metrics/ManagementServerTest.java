package org.gatehouse.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagementServerTest {

    private static final String LOOPBACK = "127.0.0.1";

    @ParameterizedTest
    @CsvSource({
        "GET,/actuator/prometheus,200",
        "POST,/actuator/prometheus,405",
        "GET,/actuator/prometheus/,404",
        "GET,/actuator/prometheus/../env,404",
        "GET,/actuator,404",
        "GET,/actuator/env,404",
        "GET,/actuator/heapdump,404",
        "GET,/,404"
    })
    void givesOutFiguresAndNothingElse(String method, String path, int status) {
        int port = FreePorts.next();
        try (var server = new ManagementServer(LOOPBACK, port, () -> "a_figure 1\n")) {
            String answer = RawHttp.request(port, method, path, "");

            assertThat(answer).startsWith("HTTP/1.1 " + status);
            assertThat(answer.contains("a_figure 1")).isEqualTo(status == 200);
        }
    }

    @Test
    void isNotThereAtOtherAddresses() throws IOException {
        int port = FreePorts.next();
        try (var server = new ManagementServer(LOOPBACK, port, () -> "");
                // The port is free wherever it is not open.
                var elsewhere = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
            assertThat(elsewhere.isBound()).isTrue();
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> new ManagementServer(LOOPBACK, port, () -> ""))
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageStartingWith("MANAGEMENT_PORT: " + port + " is used by another program");
        }
    }

    @Test
    void saysThatTheAddressIsNone() {
        assertThatThrownBy(() -> new ManagementServer("no such host.", 9100, () -> ""))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("MANAGEMENT_ADDRESS: \"no such host.\" is no address");
    }
}
