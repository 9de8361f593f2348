package org.gatehouse.builtin.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser with cookies, and the client application beside it, speaking HTTP to a server that runs. */
final class Browser {

    static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final IdentityServer server;

    private final String application;

    Browser(IdentityServer server) {
        this(server, IdentityFixture.APPLICATION);
    }

    Browser(IdentityServer server, String application) {
        this.server = server;
        this.application = application;
    }

    /** Starts a log-in as the application does; {@code extra} adds parameters or replaces them. */
    HttpResponse<String> authorize(Map<String, String> extra) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", IdentityFixture.CLIENT_ID,
                "redirect_uri", application + IdentityFixture.CALLBACK_PATH,
                "scope", "openid profile email",
                "state", "a state & more",
                "nonce", "n1",
                "code_challenge_method", "S256",
                "code_challenge", challenge()));
        parameters.putAll(extra);
        parameters.values().removeIf(String::isEmpty);
        return get("/oauth2/default/v1/authorize?" + form(parameters));
    }

    HttpResponse<String> signIn(String username, String password) {
        return submit("/signin", Map.of("username", username, "password", password));
    }

    /** Fetches the page, then posts its form with the token that guards it. */
    HttpResponse<String> submit(String page, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        Matcher csrf = CSRF.matcher(get(page).body());
        if (csrf.find()) {
            all.put("_csrf", csrf.group(1));
        }
        return post(page, all);
    }

    /** From nothing to the parameters of the callback. */
    Map<String, String> logIn(String username, String password) {
        authorize(Map.of());
        return parameters(follow(signIn(username, password)));
    }

    JsonNode tokensFor(String username) {
        return exchange(logIn(username, "gatehouse").getOrDefault("code", "none"));
    }

    HttpResponse<String> revoke(String token) {
        return post(
                "/oauth2/default/v1/revoke",
                Map.of(
                        "token", token,
                        "client_id", IdentityFixture.CLIENT_ID,
                        "client_secret", IdentityFixture.CLIENT_SECRET));
    }

    HttpResponse<String> userInfo(String accessToken) {
        return send(HttpRequest.newBuilder(uri("/oauth2/default/v1/userinfo"))
                .header("Authorization", "Bearer " + accessToken));
    }

    HttpResponse<String> manage(String method, String path) {
        return send(HttpRequest.newBuilder(uri("/api/v1/users/" + path))
                .header("Authorization", "SSWS " + IdentityFixture.API_TOKEN)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** A call of the management API with a body of JSON, or none when that is empty. */
    HttpResponse<String> api(String method, String path, String json) {
        return send(HttpRequest.newBuilder(uri("/api/v1/" + path))
                .header("Authorization", "SSWS " + IdentityFixture.API_TOKEN)
                .header("Content-Type", json.isEmpty() ? "text/xml" : "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    boolean isSignedIn() {
        return parameters(authorize(Map.of("prompt", "none"))).containsKey("code");
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html"));
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    /** Follows a redirect of the server to one of its own addresses. */
    HttpResponse<String> follow(HttpResponse<String> redirect) {
        return get(location(redirect));
    }

    JsonNode token(Map<String, String> fields) {
        return json(tokenResponse(fields));
    }

    HttpResponse<String> tokenResponse(Map<String, String> fields) {
        String secret = encode(IdentityFixture.CLIENT_ID) + ":" + encode(IdentityFixture.CLIENT_SECRET);
        return send(HttpRequest.newBuilder(uri("/oauth2/default/v1/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    JsonNode exchange(String code) {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                application + IdentityFixture.CALLBACK_PATH,
                "code_verifier",
                VERIFIER));
    }

    HttpResponse<String> refresh(String refreshToken) {
        return tokenResponse(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : server.orgUrl() + path);
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    static Map<String, String> parameters(HttpResponse<?> redirect) {
        String query = URI.create(location(redirect)).getRawQuery();
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    static JsonNode claims(String jwt) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", 3)[1]));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String challenge() {
        try {
            byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                    .digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
