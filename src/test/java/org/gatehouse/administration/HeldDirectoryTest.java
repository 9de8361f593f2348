package org.gatehouse.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.gatehouse.Gatehouse;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.RawUi;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** While the directory gives no answer at all, everybody else goes on, and so do those who have asked it. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(HeldDirectoryTest.Beans.class)
class HeldDirectoryTest {

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    private static final TestDirectory DIRECTORY = new TestDirectory(PROVIDER.issuer());

    /** A directory in memory, known by nothing but its ports. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        UserDirectory testUsers() {
            return DIRECTORY;
        }

        @Bean
        GroupDirectory testGroups() {
            return DIRECTORY.groups();
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
    }

    @Test
    @Timeout(120)
    void keepsNobodyWaitingInAnotherPage(@Autowired DirectoryCalls calls) {
        HttpBrowser bob = logIn("Everyone");
        HttpBrowser ada = logIn("Admins");
        CountDownLatch held = DIRECTORY.hold();
        try {
            List<RawUi> tabs = Stream.generate(() -> new RawUi(ada)).limit(40).toList();
            tabs.forEach(tab -> assertThat(tab.navigateTo("admin/users")).contains("\"h1\""));
            await().untilAsserted(() -> assertThat(calls.waiting()).isPositive());

            assertThat(bob.get("/protected").statusCode()).isEqualTo(200);
            assertThat(new RawUi(bob).navigateTo("profile")).contains("\"h1\"");
            assertThat(tabs.getFirst().ask()).contains("syncId");
            assertThat(tabs.getFirst().goOnTo("admin/audit")).contains("\"h1\"");
            assertThat(calls.waiting()).as("still without an answer").isPositive();
        } finally {
            held.countDown();
        }
        await().untilAsserted(() -> assertThat(calls.waiting()).isZero());
    }

    private static HttpBrowser logIn(String group) {
        var browser = new HttpBrowser("http://localhost:" + PORT);
        PROVIDER.groups = List.of(group);
        assertThat(browser.open("/login").statusCode()).isEqualTo(200);
        return browser;
    }
}
