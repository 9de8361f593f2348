package org.gatehouse.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gatehouse.Gatehouse;
import org.gatehouse.database.Database;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.dao.DataAccessException;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** The database goes away under a running application. */
@DirtiesContext
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class DatabaseGoneTest {

    private static final int PORT = FreePorts.next();
    private static final int PROVIDER_PORT = FreePorts.next();

    private final HttpBrowser bob = new HttpBrowser("http://localhost:" + PORT);
    private final HttpBrowser visitor = new HttpBrowser("http://localhost:" + PORT);

    @Autowired
    private Database database;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private LiveSessions live;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER_PORT);
    }

    @Test
    void deniesWithoutAStackTraceAndWithoutThrowingTheCookieAway() {
        try (var provider = new TestProvider(PROVIDER_PORT)) {
            assertThat(bob.open("/login").statusCode()).isEqualTo(200);
            assertThat(provider.calls).isNotEmpty();
            live.all().forEach(live::remove); // as if another node had begun the session
            database.close();

            var page = bob.get("/dashboard");
            var logIn = visitor.open("/login");

            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body()).doesNotContain("Exception", "org.gatehouse");
            assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(bob.get("/api/me").statusCode()).isEqualTo(503);
            assertThat(visitor.get("/").statusCode()).isEqualTo(200);
            assertThat(logIn.statusCode()).isEqualTo(503);
            assertThat(logIn.body()).contains("You could not be logged in");
            assertThat(logIn.body()).doesNotContain("Exception", "org.gatehouse");
            assertThatThrownBy(() -> transactions.executeWithoutResult(transaction -> {}))
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
