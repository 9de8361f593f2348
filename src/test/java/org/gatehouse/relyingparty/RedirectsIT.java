package org.gatehouse.relyingparty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.testkit.HttpBrowser.csrf;
import static org.gatehouse.testkit.HttpBrowser.location;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where browsers are sent: to the provider with our own address, and back to pages of ours, whatever a request says. */
class RedirectsIT extends RelyingParty {

    private static final Pattern REDIRECT_URI = Pattern.compile("[?&]redirect_uri=([^&]+)");

    @ParameterizedTest
    @MethodSource("foreignAddresses")
    void namesItsOwnAddressOnly(String headers) throws IOException {
        String head = raw("GET /login HTTP/1.1\r\n" + headers + "\r\n");

        if (head.startsWith("HTTP/1.1 302")) {
            var uri = REDIRECT_URI.matcher(head);
            assertThat(uri.find()).isTrue();
            assertThat(URLDecoder.decode(uri.group(1), UTF_8)).isEqualTo(HOME + CALLBACK);
        } else {
            assertThat(head).startsWith("HTTP/1.1 400");
        }
        assertThat(head).doesNotContain("evil");
    }

    static Stream<String> foreignAddresses() {
        String host = "Host: " + URI.create(HOME).getAuthority() + "\r\n";
        return Stream.of(
                host,
                "Host: evil.example\r\n",
                "Host: evil.example:443\r\n",
                "Host: localhost.evil.example\r\n",
                "Host: evil.example/\r\n",
                "Host: \r\n",
                host + "Host: evil.example\r\n",
                host + "X-Forwarded-Host: evil.example\r\n",
                host + "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 8443\r\n",
                host + "X-Forwarded-Proto: https\r\n",
                host + "X-Forwarded-Port: 666\r\n",
                host + "X-Forwarded-Prefix: /evil\r\n",
                host + "X-Forwarded-Server: evil.example\r\n",
                host + "X-Original-Host: evil.example\r\n",
                host + "Forwarded: for=1.2.3.4;host=evil.example;proto=https\r\n");
    }

    @Test
    void takesAnAddressInTheRequestLineForNoAddressOfItsOwn() throws IOException {
        String head = raw("GET http://evil.example/login HTTP/1.1\r\nHost: evil.example\r\n\r\n");

        assertThat(head).doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "////evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "\\/evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/\r\n/evil.example",
                "\t//evil.example",
                " //evil.example",
                "/ /evil.example",
                "/%09/evil.example",
                "/%0a/evil.example",
                "/%0d%0aLocation:%20//evil.example",
                "/./\\evil.example",
                "/.//evil.example",
                "/..//evil.example",
                "/x/..//evil.example",
                "/%2f/evil.example",
                "/%5cevil.example",
                "//%65vil.example",
                "http://evil.example",
                "https://evil.example",
                "HTTPS://evil.example",
                "https:evil.example",
                "http:/\\evil.example",
                "https:///evil.example",
                "//evil.example/%2f..",
                "javascript:alert(1)",
                "data:text/html,evil",
                "vbscript:evil",
                "http://localhost@evil.example",
                "//localhost@evil.example",
                "http://localhost.evil.example",
                "//localhost:1/evil",
                "evil.example",
                ".evil.example",
                "@evil.example",
                ";//evil.example",
                "?//evil.example",
                "#//evil.example",
                "/\u2028/evil.example",
                "/x;//evil.example",
                "\u3002evil.example",
                "/\u0000/evil.example",
                "/logout",
                "/login?error=failed"
            })
    void leadsToAPageOfItsOwnOnly(String page) {
        var begun = browser.get("/login?continue=" + URLEncoder.encode(page, UTF_8));
        var atProvider = browser.get(location(begun).orElseThrow());

        assertThat(location(browser.get(location(atProvider).orElseThrow()))).contains("/dashboard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example"})
    void linksToAPageOfItsOwnOnly(String page) {
        String encoded = URLEncoder.encode(page, UTF_8);

        for (String path : List.of("/login?error=failed&continue=", "/signed-out?continue=", "/logout?continue=")) {
            assertThat(browser.open(path + encoded).body()).doesNotContain("evil.example");
        }
    }

    @Test
    void comesBackToItsOwnAddressAfterALogOut() {
        browser.open("/login");

        var answer = browser.post(
                "/logout?post_logout_redirect_uri=https://evil.example",
                Map.of("_csrf", csrf(browser.get("/logout")), "post_logout_redirect_uri", "https://evil.example"));

        assertThat(browser.follow(answer).uri()).hasToString(HOME + "/");
        assertThat(provider.lastLogout).containsEntry("post_logout_redirect_uri", HOME + "/");
    }

    /** One request as it is written, which Java's client would not send. */
    private static String raw(String request) throws IOException {
        URI home = URI.create(HOME);
        try (var socket = new Socket(home.getHost(), home.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(UTF_8));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            return String.join(
                    "\n", lines.lines().takeWhile(line -> !line.isEmpty()).toList());
        }
    }
}
