package org.gatehouse.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.gatehouse.doctor.Finding;
import org.gatehouse.doctor.Finding.Level;
import org.gatehouse.doctor.LogIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenRuleTest {

    private static final String PLAIN = "openid email";
    private static final String ASKING = "openid email offline_access";
    private static final String COPY = "OIDC_SCOPES=openid email offline_access";

    @ParameterizedTest
    @CsvSource({
        "okta, tick Refresh Token under “Grant type”",
        "auth0, Allow Offline Access",
        "plusauth, refresh_token to “Grant Types”",
        "entra, nothing but the scope",
        "oidc, grant type refresh_token"
    })
    void saysWhatItTakesToGetOne(String kind, String fix) {
        assertThat(asked(kind, PLAIN, false)).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.HINT);
            assertThat(finding.sentence()).contains("stays logged in here");
            assertThat(finding.fix()).contains(fix);
            assertThat(finding.copy()).isEqualTo(COPY);
        });
        assertThat(came(kind, PLAIN, false, false)).satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.HINT);
            assertThat(finding.sentence()).contains("None came", "stays logged in here");
            assertThat(finding.fix()).contains(fix);
            assertThat(finding.copy()).isEqualTo(COPY);
        });
    }

    @Test
    void saysNothingOfAProviderThatDoesNotOfferIt() {
        assertThat(rule("oidc", PLAIN, false).asked(metadata("openid", "email")))
                .isEmpty();
        assertThat(rule("oidc", PLAIN, false).asked(new Metadata(Map.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"okta", "google"})
    void saysNothingBeforehandWhereADirectoryTellsWhoIsDeactivated(String kind) {
        assertThat(asked(kind, PLAIN, true)).isEmpty();
    }

    @Test
    void saysAfterALogInWhatTheDirectoryDoesNotTell() {
        assertThat(came("okta", PLAIN, true, false)).satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Level.HINT);
            assertThat(finding.sentence())
                    .contains("groups stay as they are", "the directory still tells")
                    .doesNotContain("stays logged in");
            assertThat(finding.copy()).isEqualTo(COPY);
        });
    }

    @Test
    void saysThatGoogleGivesOneOnceOnly() {
        assertThat(asked("google", PLAIN, false)).singleElement().satisfies(finding -> {
            assertThat(finding.sentence()).contains("first consent only");
            assertThat(finding.setting()).isEqualTo("SESSION_LIFETIME");
        });
        assertThat(came("google", PLAIN, false, false)).satisfies(finding -> {
            assertThat(finding.fix()).contains("myaccount.google.com");
            assertThat(finding.copy()).isNull();
        });
    }

    @Test
    void doesNotHaveKeycloakAskedForTokensThatOutliveItsLogOuts() {
        assertThat(asked("keycloak", PLAIN, false)).isEmpty();
        assertThat(came("keycloak", PLAIN, false, false)).satisfies(finding -> {
            assertThat(finding.fix()).contains("Use refresh tokens");
            assertThat(finding.copy()).isNull();
        });
    }

    @Test
    void looksAtTheProviderWhereTheScopeIsAskedForInVain() {
        assertThat(asked("okta", ASKING, false)).isEmpty();
        assertThat(came("okta", ASKING, false, false)).satisfies(finding -> {
            assertThat(finding.fix()).contains("tick Refresh Token");
            assertThat(finding.copy()).isNull();
        });
    }

    @Test
    void isContentWhereOneCame() {
        assertThat(came("oidc", ASKING, false, true).level()).isEqualTo(Level.OK);
    }

    private static List<Finding> asked(String kind, String scopes, boolean inDirectory) {
        return rule(kind, scopes, inDirectory).asked(metadata("openid", "email", "offline_access"));
    }

    private static Finding came(String kind, String scopes, boolean inDirectory, boolean refreshToken) {
        var logIn = new LogIn(kind, Map.of(), List.of(), () -> refreshToken, () -> "token");
        return rule(kind, scopes, inDirectory).came(logIn).getFirst();
    }

    private static Metadata metadata(String... scopes) {
        return new Metadata(Map.of("scopes_supported", List.of(scopes)));
    }

    private static RefreshTokenRule rule(String kind, String scopes, boolean inDirectory) {
        var asked = new LinkedHashSet<>(List.of(scopes.split(" ")));
        return new RefreshTokenRule(new ConfiguredProvider(
                kind, kind, "Id", "https://id", "app", "secret", null, asked, "groups", "", inDirectory, true));
    }
}
