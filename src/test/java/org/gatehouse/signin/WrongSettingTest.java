package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.Gatehouse;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A provider that does not accept this application, however honest the person is. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class WrongSettingTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();
    private static final String HOME = "http://localhost:" + PORT;

    private TestProvider provider;
    private final HttpBrowser browser = new HttpBrowser(HOME);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER_PORT);
    }

    @BeforeEach
    void startProvider() {
        provider = new TestProvider(PROVIDER_PORT);
    }

    @AfterEach
    void stopProvider() {
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_client, OIDC_CLIENT_ID with OIDC_CLIENT_SECRET",
        "400, invalid_client, OIDC_CLIENT_ID with OIDC_CLIENT_SECRET",
        "401, access_denied, OIDC_CLIENT_ID with OIDC_CLIENT_SECRET",
        "401, '', OIDC_CLIENT_ID with OIDC_CLIENT_SECRET",
        "403, unauthorized_client, authorization code flow",
        "400, unsupported_grant_type, authorization code flow",
        "400, redirect_uri_mismatch, BASE_URL",
        "400, invalid_redirect_uri, BASE_URL",
        "400, invalid_scope, OIDC_SCOPES"
    })
    void isToldToAdministratorsWhenTheTokenEndpointSaysSo(
            int status, String error, String setting, CapturedOutput output) {
        provider.faults.put("/token", TestServer.json(status, "{\"error\":\"" + error + "\"}"));

        var page = browser.open("/login?continue=/profile");

        assertThat(page.uri().getQuery()).startsWith("error=misconfigured");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body())
                .contains("This application is not set up right", "tell an administrator", "doctor")
                .doesNotContain("Try again", "OIDC_", "cannot be trusted");
        assertThat(provider.callsTo("/authorize")).isEqualTo(1);
        assertThat(output)
                .contains("Nobody can log in at " + provider.issuer(), setting, "doctor")
                .doesNotContain(TestProvider.CLIENT_SECRET);
    }

    @Test
    void tellsTheLogWhatTheProviderSaysOfIt(CapturedOutput output) {
        provider.faults.put(
                "/token",
                TestServer.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"secret\\nexpired\"}"));
        browser.open("/login");

        assertThat(output).contains("secret expired");
    }

    @Test
    void keepsTokensThatTheProviderRepeatsOutOfTheLog(CapturedOutput output) {
        provider.faults.put(
                "/token",
                TestServer.json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"bad eyJh.eyJi.c in it\"}"));
        browser.open("/login");

        assertThat(output).contains("bad (token) in it").doesNotContain("eyJ");
    }

    @Test
    void isToldWhenTheBrowserBringsIt() {
        provider.callback = answer -> {
            Map<String, String> refused = new LinkedHashMap<>(answer);
            refused.remove("code");
            refused.put("error", "unauthorized_client");
            return refused;
        };

        assertThat(browser.open("/login").uri()).hasToString(HOME + "/login?error=misconfigured");
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_grant, refused", "400, invalid_request, refused", "429, invalid_client, unavailable"})
    void isNotToBlameForOtherRefusals(int status, String error, String problem) {
        provider.faults.put("/token", TestServer.json(status, "{\"error\":\"" + error + "\"}"));

        var page = browser.open("/login");

        assertThat(page.uri()).hasToString(HOME + "/login?error=" + problem);
        assertThat(page.body()).contains("Try again");
    }
}
