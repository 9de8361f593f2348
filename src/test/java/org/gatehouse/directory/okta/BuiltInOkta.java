package org.gatehouse.directory.okta;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gatehouse.builtin.identity.IdentityServer;
import org.gatehouse.directory.Done;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;

/** The adapter at work on the built-in identity server, over HTTP. */
final class BuiltInOkta implements AutoCloseable {

    private static final String API_TOKEN = "00contract-token";
    private static final int TRIES = 10;

    private final IdentityServer server;
    private final OktaCalls calls;
    final UserDirectory users;
    final GroupDirectory groups;

    BuiltInOkta() {
        this("jdbc:h2:mem:" + UUID.randomUUID(), "");
    }

    BuiltInOkta(String databaseUrl, String databaseUser) {
        server = IdentityServer.start(settings(databaseUrl, databaseUser));
        calls = new OktaCalls(new OktaSettings(server.orgUrl(), API_TOKEN, "", "", ""));
        users = new OktaUserDirectory(calls, OktaAbilities.OKTA);
        groups = new OktaGroupDirectory(calls);
    }

    private static IdentityServer.Settings settings(String databaseUrl, String databaseUser) {
        return new IdentityServer.Settings(
                FreePorts.next(),
                URI.create("http://localhost:8080"),
                "contract",
                "contract-secret",
                "/login/oauth2/code/builtin",
                "/logout/connect/back-channel/builtin",
                "api://default",
                "Admins",
                API_TOKEN,
                databaseUrl,
                databaseUser,
                "",
                Path.of("target"),
                0);
    }

    String issuer() {
        return server.orgUrl() + "/oauth2/default";
    }

    /** As the invited user does: follows the link and chooses a password. */
    void accept(Done invitation) {
        String link = Objects.requireNonNull(invitation.link()).toString();
        var browser = new HttpBrowser(server.orgUrl());
        String csrf = HttpBrowser.csrf(browser.get(link));
        browser.post(link, Map.of("_csrf", csrf, "password", "kestrel-harbour-42-violet"));
    }

    /** As somebody does who has forgotten the password. */
    void guessPasswords(String login) {
        var browser = new HttpBrowser(server.orgUrl());
        String csrf = HttpBrowser.csrf(browser.get("/signin"));
        for (int i = 0; i < TRIES; i++) {
            browser.post("/signin", Map.of("_csrf", csrf, "username", login, "password", "wrong-guess-" + i));
        }
    }

    @Override
    public void close() {
        calls.close();
        server.close();
    }
}
