package org.gatehouse.directory.okta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.doctor.Examination;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OktaChecksTest {

    private static final TestServer.Answer DENIED =
            TestServer.json(403, "{\"errorCode\":\"E0000006\",\"errorSummary\":\"You do not have permission\"}");
    private static final TestServer.Answer NOBODY = TestServer.json(200, "[]");

    private final TestServer okta = new TestServer();

    @AfterEach
    void close() {
        okta.close();
    }

    @Test
    void isContentWhereBothCanBeRead() {
        okta.on("/api/v1/users", NOBODY).on("/api/v1/groups", NOBODY);

        assertThat(toDo()).isEmpty();
    }

    @Test
    void namesTheOneThatMayNotBeRead() {
        okta.on("/api/v1/users", NOBODY).on("/api/v1/groups", DENIED);

        assertThat(toDo()).singleElement().asString().startsWith("PROBLEM User directory: groups: Okta refuses");
    }

    @Test
    void tellsARefusedTokenFromAWrongAddress() {
        okta.on("/api/v1/users", TestServer.json(401, "{}"))
                .on("/api/v1/groups", TestServer.text(200, "text/html", "<p>"));

        assertThat(toDo()).hasSize(2).first().asString().contains("does not accept our credentials");
        assertThat(toDo()).last().asString().contains("does not answer as Okta's management API does");
    }

    @Test
    void hasNothingToLookAtWithoutAnAddress() {
        assertThat(new OktaChecks(new OktaSettings("", "", "", "", "")).all()).isEmpty();
    }

    @Test
    void knowsFromTheSettingsWhoseUsersTheDirectoryHolds() {
        var checks = new OktaChecks(new OktaSettings("https://dev-1.okta.com", "token", "", "", ""));

        assertThat(checks.holdsUsersOf("https://dev-1.okta.com")).isTrue();
        assertThat(checks.holdsUsersOf("https://dev-1.okta.com/oauth2/default")).isTrue();
        assertThat(checks.holdsUsersOf("https://dev-1.okta.com.example")).isFalse();
        assertThat(new OktaChecks(new OktaSettings("", "", "", "", "")).holdsUsersOf("/oauth2/default"))
                .isFalse();
    }

    private List<String> toDo() {
        return Examination.toDo(new OktaChecks(new OktaSettings(okta.url(), "token", "", "", "")).all());
    }
}
