package org.gatehouse.testkit;

import static org.gatehouse.testkit.Exchanges.encoded;
import static org.gatehouse.testkit.Exchanges.form;
import static org.gatehouse.testkit.Exchanges.isBasic;
import static org.gatehouse.testkit.Exchanges.json;
import static org.gatehouse.testkit.Exchanges.parameters;
import static org.gatehouse.testkit.Exchanges.redirect;
import static org.gatehouse.testkit.Exchanges.refuse;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.gatehouse.outbound.TestServer;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider over HTTP that signs everybody in at once as the same person, and misbehaves where a test tells it
 * to. Everything it can get wrong is a public field with the right behaviour as its first value.
 */
public final class TestProvider implements AutoCloseable {

    public static final String CLIENT_ID = "app";
    public static final String CLIENT_SECRET = "a secret of at least thirty-two bytes %:+/";

    /** Changes the claims of the next id tokens, those of a refresh too. */
    public volatile UnaryOperator<JWTClaimsSet.Builder> idTokenClaims = claims -> claims;
    /** Makes the id token from its claims. */
    public volatile Signer signer = this::sign;

    public volatile UnaryOperator<Map<String, Object>> userInfo = claims -> claims;
    public volatile UnaryOperator<Map<String, String>> callback = parameters -> parameters;
    public volatile UnaryOperator<Map<String, Object>> metadata = all -> all;
    /** Changes what the token endpoint answers. */
    public volatile UnaryOperator<Map<String, Object>> tokenAnswer = all -> all;
    /** What answers in place of an endpoint, by its path: {@code faults.put("/token", TestServer.drip())}. */
    public final Map<String, TestServer.Answer> faults = new ConcurrentHashMap<>();
    /** Where set, the token endpoint never answers. */
    public volatile boolean tokenHangs;

    /** Other than 200, the endpoint answers with it: 400 as {@code invalid_grant}, 401 as {@code invalid_token}. */
    public volatile int tokenStatus = 200;

    public volatile int userInfoStatus = 200;
    public volatile int revocationStatus = 200;
    public volatile boolean keysBroken;

    public volatile boolean endsSessions = true;
    public volatile boolean revokesTokens = true;
    public volatile boolean issuesRefreshTokens = true;
    /** Whether {@code max_age} is answered by {@code auth_time}, as it must be. */
    public volatile boolean tellsAuthTime = true;

    public volatile Duration accessTokenLifetime = Duration.ofMinutes(5);
    /** Who signs in next. */
    public volatile String subject = "user-1";

    public volatile List<String> groups = List.of("Everyone");

    /** How clients prove who they are. */
    public final ClientProofs clients = new ClientProofs();
    /** Whether authorization requests can be pushed, and what happens then. */
    public final PushedForms pushed = new PushedForms();

    /** Paths that were asked for, in order. */
    public final List<String> calls = new CopyOnWriteArrayList<>();
    /** The {@code sid} of each authorization, in order; its id tokens carry it, refreshed ones too. */
    public final List<String> sids = new CopyOnWriteArrayList<>();
    /** Forms that came to the token endpoint. */
    public final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
    /** How the client last proved at the token endpoint who it is: the {@code Authorization} header. */
    public volatile String lastClientAuthentication = "";
    /** Forms that came to the revocation endpoint. */
    public final List<Map<String, String>> revocations = new CopyOnWriteArrayList<>();
    /** What the last authorization request asked for, and what of it the browser carried. */
    public volatile Map<String, String> lastAuthorization = Map.of();

    public volatile Map<String, String> lastQuery = Map.of();

    public volatile Map<String, String> lastLogout = Map.of();

    /**
     * Where set, this client alone is served, and only as it is registered; {@code prompt=none} is answered by {@code
     * login_required} then, since nobody is logged in.
     */
    public volatile @Nullable Registration registration;

    /** One client. The addresses are those that people are sent back to, after log-in and after log-out. */
    public record Registration(String clientId, String clientSecret, String redirectUri, String afterLogOut) {

        boolean admits(Map<String, String> query) {
            return clientId.equals(query.get("client_id")) && redirectUri.equals(query.get("redirect_uri"));
        }
    }

    /** Makes a compact JWT. */
    public interface Signer {
        String sign(JWTClaimsSet claims) throws JOSEException;
    }

    /** Kept for all of a run, as if one provider had been restarted. */
    private static final Grants GRANTS = new Grants();

    /** Connections that wait to be taken; beyond the default, of 50, one waits for a second. */
    private static final int MANY_AT_ONCE = 1_024;

    private final int reusesBefore = GRANTS.reuses.get();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public TestProvider(int port) {
        try {
            this.server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MANY_AT_ONCE);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How often a path, for example {@code /userinfo}, was asked for. */
    public long callsTo(String path) {
        return calls.stream().filter(path::equals).count();
    }

    /** How often somebody tried to refresh. */
    public long refreshes() {
        return tokenRequests.stream()
                .filter(form -> "refresh_token".equals(form.get("grant_type")))
                .count();
    }

    /** How often a refresh token came that had been replaced; each time its family was revoked. */
    public int reusedRefreshTokens() {
        return GRANTS.reuses.get() - reusesBefore;
    }

    /** What this provider signs with. */
    public RSAKey key() {
        return ProviderTokens.KEY;
    }

    /** A signed token, as this provider would. */
    public String sign(JWTClaimsSet claims) throws JOSEException {
        return ProviderTokens.sign(null, claims);
    }

    /** A signed token whose header names a type. */
    public String sign(String type, JWTClaimsSet claims) throws JOSEException {
        return ProviderTokens.sign(type, claims);
    }

    /** A valid logout token for a user, one of the user's sessions, or both. */
    public String logoutToken(@Nullable String subject, @Nullable String sid) throws JOSEException {
        return logoutToken(subject, sid, claims -> claims);
    }

    /** A logout token with changed claims; a claim set to null is left out. */
    public String logoutToken(
            @Nullable String subject, @Nullable String sid, UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        var claims = change.apply(ProviderTokens.logoutToken(issuer(), subject, sid));
        return ProviderTokens.sign("logout+jwt", claims.build());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        calls.add(path);
        var fault = faults.get(path);
        try {
            if (fault != null) {
                fail(exchange, fault);
                return;
            }
            switch (path) {
                case "/.well-known/openid-configuration" -> json(exchange, 200, metadata.apply(discovery()));
                case "/authorize" -> authorize(exchange);
                case "/par" -> push(exchange);
                case "/token" -> token(exchange);
                case "/userinfo" -> userInfo(exchange);
                case "/keys" -> json(exchange, keysBroken ? 500 : 200, ProviderTokens.keys());
                case "/revoke" -> revoke(exchange);
                case "/end-session" -> endSession(exchange);
                default -> json(exchange, 404, Map.of());
            }
        } catch (JOSEException failed) {
            throw new IOException(failed);
        }
    }

    private static void fail(HttpExchange exchange, TestServer.Answer fault) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            fault.to(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Object> discovery() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("issuer", issuer());
        all.put("authorization_endpoint", issuer() + "/authorize");
        all.put("token_endpoint", issuer() + "/token");
        all.put("userinfo_endpoint", issuer() + "/userinfo");
        all.put("jwks_uri", issuer() + "/keys");
        if (endsSessions) {
            all.put("end_session_endpoint", issuer() + "/end-session");
        }
        if (revokesTokens) {
            all.put("revocation_endpoint", issuer() + "/revoke");
        }
        all.put("response_types_supported", List.of("code"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.put("authorization_response_iss_parameter_supported", true);
        all.put("prompt_values_supported", List.of("none", "login", "create"));
        all.put("backchannel_logout_supported", true);
        all.put("backchannel_logout_session_supported", true);
        clients.announce(all);
        pushed.announce(issuer(), all);
        return all;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        lastQuery = parameters(exchange.getRequestURI().getRawQuery());
        Map<String, String> query = pushed.asked(lastQuery);
        if (query == null) {
            json(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        lastAuthorization = query;
        Registration only = registration;
        if (only != null && !only.admits(query)) {
            json(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        if (only != null && "none".equals(query.get("prompt"))) {
            redirect(exchange, query.get("redirect_uri") + "?error=login_required");
            return;
        }
        String sid = "sid-" + UUID.randomUUID();
        sids.add(sid);
        Instant authTime = tellsAuthTime && query.containsKey("max_age") ? Instant.now() : null;
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put(
                "code",
                GRANTS.code(new Grants.Grant(subject, sid, query.get("nonce"), authTime), query.get("code_challenge")));
        answer.put("state", query.getOrDefault("state", ""));
        answer.put("iss", issuer());
        redirect(exchange, query.get("redirect_uri") + "?" + encoded(callback.apply(answer)));
    }

    private void push(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        pushed.received.add(form);
        if (isRefused(exchange, form)) {
            return;
        }
        if (pushed.status != 201) {
            json(exchange, pushed.status, Map.of("error", pushed.error));
            return;
        }
        json(exchange, 201, pushed.keep(form));
    }

    private boolean isRefused(HttpExchange exchange, Map<String, String> form) throws IOException {
        boolean known = clients.accept(exchange, form, issuer());
        if (!known) {
            json(exchange, 401, Map.of("error", "invalid_client"));
        }
        return !known;
    }

    private void token(HttpExchange exchange) throws IOException, JOSEException {
        if (tokenHangs) {
            return;
        }
        Map<String, String> form = form(exchange);
        tokenRequests.add(form);
        Registration only = registration;
        if (only != null && !isBasic(exchange, only)) {
            json(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        lastClientAuthentication = Optional.ofNullable(
                        exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (isRefused(exchange, form)) {
            return;
        }
        if (tokenStatus != 200) {
            refuse(exchange, tokenStatus);
            return;
        }
        Optional<Grants.Grant> grant = "refresh_token".equals(form.get("grant_type"))
                ? GRANTS.refresh(form.getOrDefault("refresh_token", ""))
                : GRANTS.redeem(form.getOrDefault("code", ""), form.getOrDefault("code_verifier", ""));
        if (grant.isEmpty()) {
            refuse(exchange, 400);
            return;
        }
        json(exchange, 200, tokens(grant.get()));
    }

    private Map<String, Object> tokens(Grants.Grant grant) throws JOSEException {
        String accessToken = ProviderTokens.accessToken(issuer(), grant.subject, accessTokenLifetime);
        GRANTS.issued(accessToken, grant);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("access_token", accessToken);
        all.put("token_type", "Bearer");
        all.put("expires_in", accessTokenLifetime.toSeconds());
        all.put(
                "id_token",
                signer.sign(idTokenClaims
                        .apply(ProviderTokens.idToken(issuer(), grant, accessToken))
                        .build()));
        if (issuesRefreshTokens) {
            all.put("refresh_token", GRANTS.newRefreshToken(grant));
        }
        return tokenAnswer.apply(all);
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        Optional<Grants.Grant> grant = GRANTS.ofAccessToken(header.replaceFirst("^Bearer ", ""));
        if (userInfoStatus != 200 || grant.isEmpty()) {
            refuse(exchange, userInfoStatus == 200 ? 401 : userInfoStatus);
            return;
        }
        json(exchange, 200, userInfo.apply(person(grant.get().subject)));
    }

    private Map<String, Object> person(String subject) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", subject);
        claims.put("given_name", "Ada");
        claims.put("family_name", "Lovelace");
        claims.put("name", "Ada Lovelace");
        claims.put("email", "ada@example.com");
        claims.put("groups", groups);
        return claims;
    }

    /** RFC 7009: unknown tokens are as good as revoked. */
    private void revoke(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        revocations.add(form);
        if (isRefused(exchange, form)) {
            return;
        }
        if (revocationStatus != 200) {
            refuse(exchange, revocationStatus);
            return;
        }
        GRANTS.revoke(form.getOrDefault("token", ""));
        json(exchange, 200, Map.of());
    }

    private void endSession(HttpExchange exchange) throws IOException {
        lastLogout = exchange.getRequestMethod().equals("POST")
                ? form(exchange)
                : parameters(exchange.getRequestURI().getRawQuery());
        Registration only = registration;
        String back = lastLogout.getOrDefault("post_logout_redirect_uri", issuer());
        if (only != null && !back.equals(issuer()) && !back.equals(only.afterLogOut())) {
            json(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        redirect(exchange, back);
    }
}
