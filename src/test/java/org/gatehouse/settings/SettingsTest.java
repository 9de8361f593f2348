package org.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void findsTheApplicationOnThisMachineByDefault() {
        var address = new PublicAddress("", 8081);

        assertThat(address.of("/login")).isEqualTo("http://localhost:8081/login");
        assertThat(address.isHttps()).isFalse();
    }

    @Test
    void ignoresATrailingSlash() {
        assertThat(new PublicAddress("https://app.example.com/", 8080).of("/")).isEqualTo("https://app.example.com/");
    }

    @Test
    void refusesABaseUrlWithAPath() {
        assertThatThrownBy(() -> new PublicAddress("https://example.com/app", 8080))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("BASE_URL: must not have a path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.com", "ftp://example.com", "https://", "https://u:p@example.com", "https://a?b", "a b"})
    void refusesWhatIsNoWebAddress(String value) {
        assertThatThrownBy(() -> WebAddress.parse("KEY", value))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("KEY: ")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:9100", "http://127.0.0.1/x", "http://[::1]:80", "https://id.example.com"})
    void acceptsHttpsAndThisMachine(String value) {
        assertThat(WebAddress.parseSecure("KEY", value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.example.com", "http://localhost.evil.example", "http://10.0.0.1"})
    void refusesPlainHttpToOtherMachines(String value) {
        assertThatThrownBy(() -> WebAddress.parseSecure("KEY", value))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("must use https");
    }
}
