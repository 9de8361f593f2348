package org.gatehouse.directory.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.directory.Group;
import org.gatehouse.directory.Page;
import org.gatehouse.directory.User;
import org.gatehouse.directory.UserSearch;
import org.gatehouse.outbound.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How lists go on, whichever way Okta or what stands before it writes that. */
@Timeout(30)
class OktaPagingTest {

    private final TestServer okta = new TestServer();
    private final OktaCalls calls = new OktaCalls(new OktaSettings(okta.url(), "ssws-secret", "", "", ""));
    private final OktaUserDirectory users = new OktaUserDirectory(calls, OktaAbilities.OKTA);

    @AfterEach
    void close() {
        calls.close();
        okta.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<URL?after=c2>; rel=\"next\"",
                "<URL?after=c2>; rel=next",
                "<URL?after=c2>;rel = \"Next\" ;title=x",
                "<URL?after=c2>; title=\"next, page\"; rel=\"next\"",
                "<URL?after=c2>; title=\"; rel=self\"; rel=\"next\"",
                "<URL?after=c2>; rel=\"last next\"",
                "<URL>; rel=\"self\", <URL?after=c2>; rel=\"next\"",
                "<URL>; rel=self,<URL?after=c2>; rel=next, <URL?after=c0>; rel=prev",
                "</api/v1/users?after=c2>; rel=\"next\"",
            })
    void goesOn(String link) {
        answer("/api/v1/users", link.replace("URL", okta.url() + "/api/v1/users"), "[]");
        Page<User> first = users.search(UserSearch.all(20), Optional.empty());
        users.search(UserSearch.all(20), Optional.ofNullable(first.next()));
        assertThat(okta.requests().getLast().path()).contains("after=c2&");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<URL>; rel=\"self\"",
                "<URL?after=c0>; rel=\"prev\"",
                "<URL?after=c0>; title=\"rel=next\"; rel=\"prev\"",
                "<URL?after=c0>",
                "<URL?after=c0",
                "next; rel=next",
                "",
            })
    void ends(String link) {
        answer("/api/v1/users", link.replace("URL", okta.url() + "/api/v1/users"), "[]");
        assertThat(users.search(UserSearch.all(20), Optional.empty()).next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<http://evil.example/api/v1/users?after=c2>; rel=\"next\"",
                "<//evil.example/api/v1/users?after=c2>; rel=\"next\"",
                "<URL.evil.example/api/v1/users?after=c2>; rel=\"next\"",
            })
    void doesNotGoOnElsewhere(String link) {
        answer("/api/v1/users", link.replace("URL", okta.url()), "[]");
        assertThatThrownBy(() -> users.search(UserSearch.all(20), Optional.empty()))
                .isInstanceOf(DirectoryException.Unavailable.class);
        assertThat(okta.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"a%2Bb%3D%3D%26limit%3D1,a+b==&limit=1", "a%20b,a b", "%C3%BC%23,ü#"})
    void handsCursorsBackAsTheyWere(String encoded, String cursor) {
        hasAda();
        okta.on("/api/v1/users/ada/groups", exchange -> {
            String query = exchange.getRequestURI().getRawQuery();
            if (query == null) {
                exchange.getResponseHeaders()
                        .set("Link", "<" + okta.url() + "/api/v1/users/ada/groups?after=" + encoded + ">; rel=next");
                TestServer.json(200, "[]").to(exchange);
            } else {
                String after = URLDecoder.decode(query, StandardCharsets.UTF_8);
                TestServer.json(200, group(after.equals("after=" + cursor) ? "found" : after))
                        .to(exchange);
            }
        });
        assertThat(users.groupsOf("ada")).extracting(Group::name).containsExactly("found");
    }

    @Test
    void doesNotGoRoundInCircles() {
        hasAda();
        answer("/api/v1/users/ada/groups", "<" + okta.url() + "/?after=same>; rel=\"next\"", group("Crew"));
        assertThatThrownBy(() -> users.groupsOf("ada")).isInstanceOf(DirectoryException.Unavailable.class);
        assertThat(okta.requests()).hasSizeLessThan(5);
    }

    @Test
    void doesNotTakeAListWithoutEndForAnEmptyOne() {
        hasAda();
        okta.on("/api/v1/users/ada/groups", exchange -> {
            String next = okta.url() + "/?after=" + okta.requests().size();
            exchange.getResponseHeaders().set("Link", "<" + next + ">; rel=\"next\"");
            TestServer.json(200, "[]").to(exchange);
        });
        assertThatThrownBy(() -> users.groupsOf("ada")).isInstanceOf(DirectoryException.Unavailable.class);
        assertThat(okta.requests()).hasSizeLessThan(200);
    }

    private void hasAda() {
        okta.on("/api/v1/users/ada", TestServer.json(200, "{\"id\":\"ada\"}"));
    }

    private void answer(String path, String link, String body) {
        okta.on(path, exchange -> {
            exchange.getResponseHeaders().set("Link", link);
            TestServer.json(200, body).to(exchange);
        });
    }

    private static String group(String name) {
        return "[{\"id\":\"g1\",\"profile\":{\"name\":\"" + name + "\"}}]";
    }
}
