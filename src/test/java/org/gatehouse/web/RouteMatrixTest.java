package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.Gatehouse;
import org.gatehouse.access.Page;
import org.gatehouse.access.Pages;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.OidcSettings;
import org.gatehouse.testkit.RawUi;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every page as visitor, member and administrator. A page that is not in the table fails the build. */
@SpringBootTest(classes = Gatehouse.class, webEnvironment = WebEnvironment.DEFINED_PORT)
class RouteMatrixTest {

    private static final int OPEN = 200;
    private static final int LOGIN = 302;
    private static final int FORBIDDEN = 403;

    enum Person {
        VISITOR,
        MEMBER,
        ADMINISTRATOR
    }

    /** What comes of asking for the page as visitor, member, administrator. */
    private static final Map<String, List<Integer>> TABLE = Map.ofEntries(
            Map.entry("", List.of(OPEN, OPEN, OPEN)),
            Map.entry("setup", List.of(OPEN, OPEN, OPEN)),
            Map.entry("public", List.of(OPEN, OPEN, OPEN)),
            Map.entry("dashboard", List.of(LOGIN, OPEN, OPEN)),
            Map.entry("profile", List.of(LOGIN, OPEN, OPEN)),
            Map.entry("protected", List.of(LOGIN, OPEN, OPEN)),
            Map.entry("admin", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/audit", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/audit/:entry", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/pages/why", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/preview", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/requests", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/requests/:id", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/groups", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/groups/:id", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/pages", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/pages/rule", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/sessions", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/users", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/users/:id", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/users/new", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/users/import", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/runs", List.of(LOGIN, FORBIDDEN, OPEN)),
            Map.entry("admin/runs/:run", List.of(LOGIN, FORBIDDEN, OPEN)),
            // The example of src/docs/your-own-page.md, which is in the tests only.
            Map.entry("reports", List.of(LOGIN, FORBIDDEN, FORBIDDEN)));

    private static final int PORT = FreePorts.next();

    @AutoClose
    private static final TestProvider PROVIDER = new TestProvider(FreePorts.next());

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        OidcSettings.add(settings, PORT, PROVIDER);
    }

    @Test
    void listsEveryPage(@Autowired Pages pages) {
        var paths = pages.all().stream().map(Page::path).collect(Collectors.toCollection(TreeSet::new));

        assertThat(paths).isEqualTo(new TreeSet<>(TABLE.keySet()));
    }

    @ParameterizedTest(name = "/{0} as {1}: {2}")
    @MethodSource("cells")
    void answersForTheDocument(String path, Person person, int status) {
        var answer = browserOf(person).get("/" + path);

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == LOGIN) {
            assertThat(HttpBrowser.location(answer)).contains("/login?continue=%2F" + encoded(path));
        }
    }

    /** The document is one thing, what Vaadin fills it with another: here that is asked for without the document. */
    @ParameterizedTest(name = "/{0} as {1}: {2}")
    @MethodSource("cells")
    void answersForTheNavigation(String path, Person person, int status) {
        String answer = new RawUi(browserOf(person)).navigateTo(path);

        assertThat(answer.contains("\"/login?continue=%2F" + encoded(path) + "\""))
                .isEqualTo(status == LOGIN);
        assertThat(answer.contains("This page is not open to you")).isEqualTo(status == FORBIDDEN);
        assertThat(answer.contains("\"h1\"")).isEqualTo(status != LOGIN);
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static HttpBrowser browserOf(Person person) {
        var browser = new HttpBrowser("http://localhost:" + PORT);
        if (person != Person.VISITOR) {
            PROVIDER.groups = person == Person.MEMBER ? List.of("Everyone") : List.of("Everyone", "Admins");
            assertThat(browser.open("/login").statusCode()).isEqualTo(OPEN);
        }
        return browser;
    }

    @SuppressWarnings("EnumOrdinal") // the columns of the table
    private static Stream<Arguments> cells() {
        return TABLE.entrySet().stream()
                .flatMap(row -> Stream.of(Person.values())
                        .map(person -> Arguments.of(
                                row.getKey(), person, row.getValue().get(person.ordinal()))));
    }
}
