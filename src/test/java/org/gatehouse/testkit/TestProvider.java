package org.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider over HTTP that signs everybody in at once as the same person, and misbehaves where a test tells it
 * to. Everything it can get wrong is a public field with the right behaviour as its first value.
 */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT_ID = "app";
    public static final String CLIENT_SECRET = "a secret of at least thirty-two bytes %:+/";

    /** Changes the claims of the next id tokens. */
    public UnaryOperator<JWTClaimsSet.Builder> idTokenClaims = claims -> claims;
    /** Makes the id token from its claims. */
    public Signer signer = this::sign;

    public UnaryOperator<Map<String, Object>> userInfo = claims -> claims;
    public UnaryOperator<Map<String, String>> callback = parameters -> parameters;
    public UnaryOperator<Map<String, Object>> metadata = all -> all;
    /** Where set, the token endpoint never answers. */
    public boolean tokenHangs;

    /** Where set, the token endpoint answers 500. */
    public boolean tokenFails;

    public boolean keysBroken;
    public List<String> groups = List.of("Everyone");

    /** Paths that were asked for, in order. */
    public final List<String> calls = new CopyOnWriteArrayList<>();
    /** Query of the last authorization and logout requests. */
    public volatile Map<String, String> lastAuthorization = Map.of();

    public volatile Map<String, String> lastLogout = Map.of();

    /** Makes a compact JWT. */
    public interface Signer {
        String sign(JWTClaimsSet claims) throws JOSEException;
    }

    /** The same for all of a run, as if one provider had been restarted. */
    private static final RSAKey KEY = newKey();

    private final HttpServer server;
    private final Map<String, String> nonceByCode = new ConcurrentHashMap<>();

    public TestProvider(int port) {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A signed token, as this provider would. */
    public String sign(JWTClaimsSet claims) throws JOSEException {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
        jwt.sign(new RSASSASigner(KEY));
        return jwt.serialize();
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        calls.add(path);
        try {
            switch (path) {
                case "/.well-known/openid-configuration" -> json(exchange, 200, metadata.apply(discovery()));
                case "/authorize" -> authorize(exchange);
                case "/token" -> token(exchange);
                case "/userinfo" -> json(exchange, 200, userInfo.apply(person()));
                case "/keys" -> json(exchange, keysBroken ? 500 : 200, new JWKSet(KEY).toJSONObject());
                case "/end-session" -> endSession(exchange);
                default -> json(exchange, 404, Map.of());
            }
        } catch (JOSEException failed) {
            throw new IOException(failed);
        }
    }

    private Map<String, Object> discovery() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", issuer());
        all.put("authorization_endpoint", issuer() + "/authorize");
        all.put("token_endpoint", issuer() + "/token");
        all.put("userinfo_endpoint", issuer() + "/userinfo");
        all.put("jwks_uri", issuer() + "/keys");
        all.put("end_session_endpoint", issuer() + "/end-session");
        all.put("response_types_supported", List.of("code"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.put("authorization_response_iss_parameter_supported", true);
        all.put("prompt_values_supported", List.of("none", "login", "create"));
        return all;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        lastAuthorization = query;
        String code = UUID.randomUUID().toString();
        nonceByCode.put(code, query.getOrDefault("nonce", ""));
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("state", query.getOrDefault("state", ""));
        answer.put("iss", issuer());
        redirect(exchange, query.get("redirect_uri") + "?" + encoded(callback.apply(answer)));
    }

    private void token(HttpExchange exchange) throws IOException, JOSEException {
        if (tokenHangs) {
            return;
        }
        if (tokenFails) {
            json(exchange, 500, Map.of());
            return;
        }
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("user-1")
                .audience(CLIENT_ID)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonceByCode.remove(form.getOrDefault("code", "")));
        json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        sign(new JWTClaimsSet.Builder()
                                .issuer(issuer())
                                .subject("user-1")
                                .build()),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        signer.sign(idTokenClaims.apply(claims).build())));
    }

    private Map<String, Object> person() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "user-1");
        claims.put("given_name", "Ada");
        claims.put("family_name", "Lovelace");
        claims.put("name", "Ada Lovelace");
        claims.put("email", "ada@example.com");
        claims.put("groups", groups);
        return claims;
    }

    private void endSession(HttpExchange exchange) throws IOException {
        lastLogout = parameters(exchange.getRequestURI().getRawQuery());
        redirect(exchange, lastLogout.getOrDefault("post_logout_redirect_uri", issuer()));
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JSONObjectUtils.toJSONString(body).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** The parameters of a query or form. */
    static Map<String, String> parameters(@Nullable String encoded) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&")) {
            String[] parts = pair.split("=", 2);
            all.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts.length > 1 ? parts[1] : "", UTF_8));
        }
        return all;
    }

    private static String encoded(Map<String, String> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, UTF_8)));
        return String.join("&", pairs);
    }
}
