package org.gatehouse.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.gatehouse.settings.InvalidSetting;

/**
 * Answers Prometheus, and nobody with anything else. It is no part of the application's web server: no rule of that one
 * can open it, and it answers when all threads there are busy.
 */
final class ManagementServer implements AutoCloseable {

    static final String PATH = "/actuator/prometheus";

    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final int WAITING = 16;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("management-", 0).factory());

    /** @throws InvalidSetting if the port cannot be opened */
    ManagementServer(String address, int port, Supplier<String> figures) {
        var place = new InetSocketAddress(address, port);
        if (place.isUnresolved()) {
            throw new InvalidSetting("MANAGEMENT_ADDRESS", "\"" + address + "\" is no address; use 127.0.0.1");
        }
        this.server = opened(place);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, figures));
        server.start();
    }

    private static HttpServer opened(InetSocketAddress place) {
        try {
            return HttpServer.create(place, WAITING);
        } catch (BindException taken) {
            throw new InvalidSetting(
                    "MANAGEMENT_PORT",
                    place.getPort() + " is used by another program, or " + place.getHostString()
                            + " is no address of this machine; choose another port or end that program");
        } catch (IOException failed) {
            throw new InvalidSetting("MANAGEMENT_PORT", place.getPort() + " cannot be opened: " + failed.getMessage());
        }
    }

    private static void answer(HttpExchange exchange, Supplier<String> figures) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                byte[] text = figures.get().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", TEXT);
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
