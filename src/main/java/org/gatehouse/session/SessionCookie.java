package org.gatehouse.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.settings.PublicAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The two cookies of a browser: the secret that a session is found by, and, after a session has ended, the reason, so that
 * the browser is not logged in again without a question.
 */
@Component
public class SessionCookie {

    private static final String ENDED_JUST_NOW = SessionCookie.class.getName();
    private static final int BYTES = 32;
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final String name;
    private final String endName;
    private final boolean https;

    SessionCookie(PublicAddress address) {
        this.https = address.isHttps();
        this.name = https ? "__Host-gatehouse" : "gatehouse";
        this.endName = https ? "__Host-gatehouse-ended" : "gatehouse-ended";
    }

    /** A new secret of 256 bits. */
    static String create() {
        return RandomText.ofBytes(BYTES);
    }

    /** What is stored of it. The secret is random, so that one round of SHA-256 is enough. */
    static String hash(String cookie) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(cookie.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty also for what cannot be one of ours, and for two at once, of which one was planted. */
    Optional<String> read(HttpServletRequest request) {
        List<String> values = values(request, name);
        return values.size() == 1 && WELL_FORMED.matcher(values.getFirst()).matches()
                ? Optional.of(values.getFirst())
                : Optional.empty();
    }

    /** Whether the browser holds the secret of a session, live or not. */
    public boolean isSent(HttpServletRequest request) {
        return !values(request, name).isEmpty();
    }

    /** Why the browser's last session ended; empty while it has one, and for a browser that never had one. */
    public Optional<EndReason> endOfLast(HttpServletRequest request) {
        if (request.getAttribute(ENDED_JUST_NOW) instanceof EndReason reason) {
            return Optional.of(reason);
        }
        List<String> values = values(request, endName);
        return values.isEmpty() ? Optional.empty() : EndReason.ofCode(values.getFirst());
    }

    /** Gives the browser its session; what it was told of an earlier one is taken back. */
    void write(HttpServletResponse response, String cookie) {
        add(response, name, cookie, Duration.ofSeconds(-1));
        add(response, endName, "", Duration.ZERO);
    }

    /** Takes the session from the browser, and leaves the reason. */
    public void end(HttpServletResponse response, EndReason reason) {
        clear(response);
        add(response, endName, reason.code(), Duration.ofSeconds(-1));
    }

    /** The same, and known for the rest of this request too. */
    void end(HttpServletRequest request, HttpServletResponse response, EndReason reason) {
        request.setAttribute(ENDED_JUST_NOW, reason);
        end(response, reason);
    }

    void clear(HttpServletResponse response) {
        add(response, name, "", Duration.ZERO);
    }

    private void add(HttpServletResponse response, String cookieName, String value, Duration maxAge) {
        var cookie = ResponseCookie.from(cookieName, value)
                .path("/")
                .httpOnly(true)
                .secure(https)
                .sameSite("Lax")
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static List<String> values(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .toList();
    }
}
