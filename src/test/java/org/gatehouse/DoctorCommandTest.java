package org.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gatehouse.testkit.Command;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.TestProvider;
import org.gatehouse.testkit.TestProvider.Registration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor}, in a process of its own with a {@code .env} file. */
class DoctorCommandTest {

    private static final String HOME = "http://localhost:";

    private final int port = FreePorts.next();
    private final TestProvider provider = new TestProvider(FreePorts.next());

    @TempDir
    private Path folder;

    DoctorCommandTest() {
        register("/login/oauth2/code/oidc");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void endsWithZeroWhereNothingIsWrong() {
        Command doctor = doctor(settings());

        assertThat(doctor.out()).contains("knows the redirect URI " + HOME + port + "/login/oauth2/code/oidc");
        assertThat(doctor.out()).contains("\n0 problems, ").startsWith("Gatehouse set-up check\n");
        assertThat(doctor.status()).as(doctor.out()).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void endsWithOneAndSaysWhatToDoWhereSomethingIs() {
        register("/elsewhere");

        Command doctor = doctor(settings());

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.out())
                .startsWith("Gatehouse set-up check\n\nPROBLEM  The identity provider: redirect URI  [BASE_URL]\n")
                .contains("             " + HOME + port + "/login/oauth2/code/oidc\n");
    }

    @Test
    void looksAtTheRestWhereASettingWouldStopTheApplication() {
        Command doctor = doctor(settings() + "BASE_URL=nowhere\nSESSION_IDLE_TIMEOUT=soon\nADMIN_GROUPS=\n");

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("[BASE_URL]\n         BASE_URL: \"nowhere\" is not a web address")
                .contains("[SESSION_IDLE_TIMEOUT]\n         SESSION_IDLE_TIMEOUT: its value has the wrong form")
                .contains("[ADMIN_GROUPS]\n         ADMIN_GROUPS: is empty")
                .contains("OK       The identity provider: issuer")
                .doesNotContain("broke off");
    }

    @Test
    void wantsARefreshTokenWhereNoDirectoryTellsOfPeople() {
        provider.metadata = all -> {
            all.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
            return all;
        };
        String hint = "HINT     The identity provider: refresh token  [OIDC_SCOPES]";
        String directory = "OKTA_ORG_URL=" + provider.issuer() + "\n";

        assertThat(doctor(settings()).out()).contains(hint, "OIDC_SCOPES=openid profile email offline_access\n");
        assertThat(doctor(settings() + directory + "OKTA_API_TOKEN=token\n").out())
                .contains("The identity provider: issuer")
                .doesNotContain(hint);
        assertThat(doctor(settings() + directory).out())
                .contains("[OKTA_API_TOKEN]", "The identity provider: issuer")
                .doesNotContain(hint, "broke off");
    }

    @Test
    void printsNoSecret() {
        Command doctor = doctor(settings() + "SECRET_KEY=a-secret-key-of-thirty-two-characters-or-more\n");

        assertThat(doctor.out() + doctor.err()).doesNotContain(TestProvider.CLIENT_SECRET, "a-secret-key-of");
    }

    @Test
    void knowsThatNobodyRunsTheBuiltInServers() {
        Command doctor = doctor("PORT=" + port + "\nBUILTIN_IDENTITY_PORT=" + FreePorts.next() + "\n");

        assertThat(doctor.out()).contains("HINT     The built-in identity server: issuer");
        assertThat(doctor.status()).as(doctor.out()).isZero();
    }

    private Command doctor(String settings) {
        return Command.ofClasses(folder, settings, "doctor");
    }

    private void register(String path) {
        provider.registration = new Registration(
                TestProvider.CLIENT_ID, TestProvider.CLIENT_SECRET, HOME + port + path, HOME + port + "/");
    }

    private String settings() {
        return """
                PORT=%d
                IDENTITY_PROVIDER=oidc
                OIDC_ISSUER=%s
                OIDC_CLIENT_ID=%s
                OIDC_CLIENT_SECRET=%s
                API_SERVER_URL=http://localhost:1
                """.formatted(port, provider.issuer(), TestProvider.CLIENT_ID, TestProvider.CLIENT_SECRET);
    }
}
