package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.RawHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a request comes from, when somebody says so. The peer is always 127.0.0.1. */
class ForwardedForTest {

    private static final List<String> TRUSTED = List.of("127.0.0.1", " 10.0.0.0/8", "fd00::/8", "");
    private static final List<String> OTHERS = List.of("192.0.2.1");

    private final int port = FreePorts.next();
    private final Tomcat tomcat = new Tomcat();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                       | 203.0.113.7",
                "198.51.100.1, 203.0.113.7         | 203.0.113.7",
                "198.51.100.1, 203.0.113.7, 10.1.1.1 | 203.0.113.7",
                "10.9.9.9, 203.0.113.7, 10.1.1.1,10.1.1.2 | 203.0.113.7",
                "2001:db8::7, fd00::1              | 2001:db8::7",
                "10.1.1.1                          | 10.1.1.1",
                "evil.example                      | 127.0.0.1",
                "203.0.113.7, unknown              | 127.0.0.1",
                "203.0.113.7, <script>, 10.1.1.1   | 10.1.1.1",
                "203.0.113.7:4711                  | 127.0.0.1",
                "999.1.1.1                         | 127.0.0.1",
                "1.2.3                             | 127.0.0.1",
                "::::                              | 127.0.0.1",
                "','                               | 127.0.0.1"
            })
    void believesAProxyAboutTheHopBeforeIt(String header, String client) {
        assertThat(clientOf(TRUSTED, "X-Forwarded-For: " + header + "\r\n")).isEqualTo(client);
    }

    @Test
    void readsSeveralHeadersAsOne() {
        assertThat(clientOf(TRUSTED, "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-For: 203.0.113.7\r\n"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void comesToAnEndWithAThousandHops() {
        assertThat(clientOf(TRUSTED, "X-Forwarded-For: 203.0.113.7" + ",10.1.1.1".repeat(800) + "\r\n"))
                .isEqualTo("10.1.1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.7",
                "Forwarded: for=203.0.113.7;proto=https;host=evil.example",
                "X-Real-IP: 203.0.113.7",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https"
            })
    void believesNobodyElse(String header) {
        assertThat(clientOf(OTHERS, header + "\r\n")).isEqualTo("127.0.0.1");
    }

    @Test
    void believesNobodyByDefault() {
        assertThat(clientOf(List.of(), "X-Forwarded-For: 203.0.113.7\r\n")).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "10.0.0.0/33", "10.0.0", "fd00::/200", "0.0.0.0/0", "::/0", "10.0.0.1 10.0.0.2"
            })
    void refusesASettingThatIsNoAddress(String value) {
        assertThatThrownBy(() -> new ProxySettings(List.of(value)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("TRUSTED_PROXIES: \"" + value + "\"");
    }

    private String clientOf(List<String> trusted, String headers) {
        start(trusted);
        String answer = RawHttp.request(port, "GET", "/", headers);
        return answer.substring(answer.lastIndexOf('\n') + 1);
    }

    private void start(List<String> trusted) {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("maxHttpHeaderSize", "16384");
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "echo", new Echo());
        context.addServletMappingDecoded("/", "echo");
        tomcat.getEngine().getPipeline().addValve(new ForwardedFor(new ProxySettings(trusted)));
        try {
            tomcat.start();
        } catch (LifecycleException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(request.getRemoteAddr());
        }
    }
}
