package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboard", "/admin/users?q=a%20b&page=2", "/a%20b", "/profile?next=//evil.example"})
    void acceptsPagesOfThisApplication(String page) {
        assertThat(ReturnPath.parse(page)).map(ReturnPath::value).contains(page);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "/.\\evil.example",
                "\\/evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "dashboard",
                "/\tevil",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "/a#fragment",
                "/%",
                "/..//evil.example",
                "/%09/evil.example",
                "/%0a/evil.example",
                "/%2F/evil.example",
                "/%5cevil.example",
                "/%2e%2e/evil.example",
                "/a;//evil.example",
                "/public/../profile",
                "/a//b",
                "/VAADIN/build/x.js",
                "/login?continue=/login",
                "/logout",
                "/oauth2/authorization/okta",
                "/api/me"
            })
    void refusesWhatCouldLeadElsewhereOrLoop(String value) {
        assertThat(ReturnPath.parse(value)).isEmpty();
    }

    @Test
    void writesThePageInLettersThatAHeaderMayHold() {
        assertThat(ReturnPath.parse("/profile?q=\u00fc")).map(ReturnPath::value).contains("/profile?q=%C3%BC");
    }

    @Test
    void refusesOverlongPaths() {
        assertThat(ReturnPath.parse("/" + "a".repeat(2000))).isEmpty();
    }

    @Test
    void escapesThePageInTheLoginAddress() {
        assertThat(new LogInAddress(null, false, ReturnPath.parse("/a?b=c&d=e").orElseThrow()).url())
                .isEqualTo("/login?continue=%2Fa%3Fb%3Dc%26d%3De");
    }
}
