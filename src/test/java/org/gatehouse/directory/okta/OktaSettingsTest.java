package org.gatehouse.directory.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.directory.UserDirectory;
import org.gatehouse.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class OktaSettingsTest {

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(OktaConfiguration.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://dev-1.okta.com",
                "ftp://x",
                "dev-1.okta.com",
                "https://u:p@x.com",
                "https://x.com/api",
                "https://x.com?a=b",
                "http://localhost.evil.com",
                "a b"
            })
    void refusesAnAddressThatIsUnsafeOrUnclear(String url) {
        assertThatThrownBy(() -> new OktaSettings(url, "token", "", "", ""))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("OKTA_ORG_URL: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://dev-1.okta.com/", "http://localhost:9000", "http://127.0.0.1:9000", "http://[::1]:9000"
            })
    void acceptsHttpsAndLoopback(String url) {
        assertThat(new OktaSettings(url, "token", "", "", "").orgUrl()).doesNotEndWith("/");
    }

    @Test
    void wantsExactlyOneKindOfCredentials() {
        String url = "https://dev-1.okta.com";
        assertThatThrownBy(() -> new OktaSettings(url, "", "", "", "")).hasMessageStartingWith("OKTA_API_TOKEN: ");
        assertThatThrownBy(() -> new OktaSettings(url, "t", "c", "", "")).hasMessageStartingWith("OKTA_API_TOKEN: ");
        assertThatThrownBy(() -> new OktaSettings(url, "", "c", "", ""))
                .hasMessageStartingWith("OKTA_API_PRIVATE_KEY: ");
        assertThatThrownBy(() -> new OktaSettings(url, "", "", "k", "")).hasMessageStartingWith("OKTA_API_CLIENT_ID: ");
    }

    @Test
    void refusesTheNameOfAKeyThatIsNotThere() {
        assertThatThrownBy(() -> new OktaSettings("https://dev-1.okta.com", "token", "", "", "key-1"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("OKTA_API_PRIVATE_KEY_ID: ");
    }

    @Test
    void refusesADamagedKeyWithoutShowingIt() {
        assertThatThrownBy(() -> new OktaSettings("https://dev-1.okta.com", "", "c", "not-a-key", ""))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("OKTA_API_PRIVATE_KEY: ")
                .hasMessageNotContaining("not-a-key");
    }

    @Test
    void keepsSecretsOutOfItsText() {
        assertThat(new OktaSettings("https://dev-1.okta.com", "ssws-secret", "", "", ""))
                .asString()
                .doesNotContain("ssws-secret");
    }

    @Test
    void givesADirectoryOnlyWithAnAddress() {
        application
                .withPropertyValues("gatehouse.okta.org-url=")
                .run(context -> assertThat(context).doesNotHaveBean(UserDirectory.class));
        application
                .withPropertyValues("gatehouse.okta.org-url=http://localhost:1", "gatehouse.okta.api-token=t")
                .run(context -> assertThat(context).hasSingleBean(UserDirectory.class));
    }
}
