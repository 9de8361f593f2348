package org.gatehouse.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.Gatehouse;
import org.gatehouse.administration.UserAdministration;
import org.gatehouse.directory.DirectoryCalls;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.GroupDirectory;
import org.gatehouse.directory.UserDirectory;
import org.gatehouse.session.SignIns;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.RawUi;
import org.gatehouse.testkit.TestDirectory;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** People come, go and are refused; then the figures are read as Prometheus does. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@Import(MetricsTest.Beans.class)
class MetricsTest {

    private static final int PORT = FreePorts.next();
    private static final int MANAGEMENT_PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    private static final SignedInUser BOB =
            new SignedInUser("oidc", PROVIDER.issuer(), "bob", null, "Bob", null, List.of("Everyone"), Map.of());
    private static final TestDirectory DIRECTORY = new TestDirectory(PROVIDER.issuer());
    private static final HttpBrowser MAIN = new HttpBrowser("http://localhost:" + PORT);
    private static final HttpBrowser MANAGEMENT = new HttpBrowser("http://127.0.0.1:" + MANAGEMENT_PORT);
    private static final Pattern NAME = Pattern.compile("\\b(?:gatehouse|jvm|process|system)_[a-z_]+");

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
        settings.add("MANAGEMENT_PORT", () -> MANAGEMENT_PORT);
    }

    @BeforeAll
    static void live(
            @Autowired UserDirectory users,
            @Autowired DirectoryCalls calls,
            @Autowired UserAdministration administration) {
        var browser = new HttpBrowser("http://localhost:" + PORT);
        assertThat(browser.open("/login").statusCode()).isEqualTo(200);
        assertThat(new RawUi(browser).navigateTo("admin/users")).contains("This page is not open to you");
        assertThat(new RawUi(browser).navigateTo("dashboard")).contains("\"h1\"");
        browser.follow(browser.post("/logout", Map.of("_csrf", HttpBrowser.csrf(browser.get("/logout")))));
        PROVIDER.tokenStatus = 500;
        assertThat(browser.open("/login").body()).contains("cannot be reached");
        PROVIDER.tokenStatus = 200;
        assertThat(calls.submit(() -> users.find("nobody")).join()).isEqualTo(Optional.empty());
        DIRECTORY.before = () -> {
            throw new DirectoryException.Throttled(Instant.now(), null);
        };
        assertThatThrownBy(() -> calls.submit(() -> users.find("nobody")).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(DirectoryException.Throttled.class);
        SecurityContextHolder.getContext().setAuthentication(SignIns.of(BOB, "access"));
        assertThatThrownBy(administration::capabilities).isInstanceOf(AccessDeniedException.class);
        SecurityContextHolder.clearContext();
        System.gc(); // a pause to be measured
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gatehouse_log_ins_total{outcome=\"done\",provider=\"oidc\"} 1.0",
                "gatehouse_log_ins_total{outcome=\"unavailable\",provider=\"oidc\"} 1.0",
                "gatehouse_sessions_ended_total{reason=\"logged-out\"} 1.0",
                "gatehouse_sessions_ended_total{reason=\"idle\"} 0.0",
                "gatehouse_sessions_live 0.0",
                "gatehouse_refusals_total{page=\"/admin/users\"} 1.0",
                "gatehouse_refused_calls_total{call=\"UserAdministration.capabilities\"} 1.0",
                "gatehouse_directory_calls_seconds_count{operation=\"users.find\",outcome=\"done\"} ",
                "gatehouse_directory_calls_seconds_count{operation=\"users.find\",outcome=\"throttled\"} 1",
                "gatehouse_provider_calls_seconds_count{operation=\"token\",outcome=\"200\"} 1",
                "gatehouse_provider_calls_seconds_count{operation=\"token\",outcome=\"500\"} 1",
                "gatehouse_view_open_seconds_count{page=\"/dashboard\"} ",
                "gatehouse_view_open_seconds_count{page=\"ForbiddenPage\"} ",
                "gatehouse_session_lock_wait_seconds_count ",
                "gatehouse_database_connections{state=\"active\"} ",
                "jvm_memory_used_bytes{area=\"heap\""
            })
    void countsWhatHappened(String line) {
        assertThat(figures()).contains("\n" + line);
    }

    @Test
    void namesNobody() {
        String figures = figures().replace("Metadata GC", ""); // a cause of pauses, and no Ada
        assertThat(figures).doesNotContainIgnoringCase("ada", "lovelace", "example.com", "user-1", "nobody", "eyJ");
    }

    @Test
    void areNotAtTheApplicationsOwnPort() {
        for (String path : List.of("/actuator/prometheus", "/actuator/metrics", "/actuator/env", "/actuator")) {
            assertThat(MAIN.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(MAIN.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void areAllTheDashboardAsksFor() throws Exception {
        var dashboard = JsonMapper.shared().readTree(Files.readString(Path.of("src/docs/grafana/gatehouse.json")));
        var asked = dashboard.findValues("expr").stream()
                .flatMap(query -> NAME.matcher(query.stringValue()).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        var there = figures()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());

        assertThat(asked).hasSizeGreaterThan(15);
        assertThat(there).containsAll(asked);
    }

    private static String figures() {
        var answer = MANAGEMENT.get("/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
