package org.gatehouse.builtin.identity;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The application's end of the back channel: keeps every logout token that comes in. */
final class LogoutReceiver implements AutoCloseable {

    static final String PATH = "/logout/connect/back-channel/builtin";
    private static final String FIELD = "logout_token=";

    /** What it answers with. */
    volatile int status = 200;

    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    private final HttpServer server;

    LogoutReceiver() {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        server.createContext(PATH, this::receive);
        server.start();
    }

    String application() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** The next token, as it came. */
    String next() throws InterruptedException {
        String token = tokens.poll(30, TimeUnit.SECONDS);
        if (token == null) {
            throw new IllegalStateException("No logout token came");
        }
        return token;
    }

    /** The next token, once its signature is found to be the server's. */
    SignedJWT nextFrom(IdentityServer signer) throws Exception {
        SignedJWT token = SignedJWT.parse(next());
        JWKSet keys =
                JWKSet.parse(new Browser(signer).get("/oauth2/default/v1/keys").body());
        JWSVerifier verifier = new RSASSAVerifier(
                keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey());
        if (!token.verify(verifier)) {
            throw new IllegalStateException("The signature is not the server's");
        }
        return token;
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean understood = exchange.getRequestMethod().equals("POST")
                && "application/x-www-form-urlencoded"
                        .equals(exchange.getRequestHeaders().getFirst("Content-Type"))
                && form.startsWith(FIELD);
        exchange.sendResponseHeaders(understood ? status : 400, -1);
        exchange.close();
        if (understood) {
            tokens.add(URLDecoder.decode(form.substring(FIELD.length()), StandardCharsets.UTF_8));
        }
    }
}
