package org.gatehouse.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.settings.PublicAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class DevelopmentTest {

    @ParameterizedTest
    @CsvSource({
        "'', 127.0.0.1, localhost, true",
        "http://127.0.0.1:8080, ::1, 127.0.0.1, true",
        "'', 192.168.1.7, localhost, false",
        "'', 127.0.0.1, evil.example, false",
        "https://app.example.com, 127.0.0.1, localhost, false",
        "https://app.example.com, 127.0.0.1, app.example.com, false"
    })
    void isForWhoeverSitsAtTheMachine(String baseUrl, String from, String host, boolean expected) {
        assertThat(new Development(new PublicAddress(baseUrl, 8080)).isFor(request(from, host)))
                .isEqualTo(expected);
    }

    @Test
    void isNotForWhoComesThroughAProxyOfThisMachine() {
        var request = request("127.0.0.1", "localhost");
        request.addHeader("X-Forwarded-For", "203.0.113.9");

        assertThat(new Development(new PublicAddress("", 8080)).isFor(request)).isFalse();
    }

    private static MockHttpServletRequest request(String from, String host) {
        var request = new MockHttpServletRequest("GET", "/setup");
        request.setRemoteAddr(from);
        request.addHeader("Host", host + ":8080");
        return request;
    }
}
