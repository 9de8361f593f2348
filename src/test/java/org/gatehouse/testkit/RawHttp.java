package org.gatehouse.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** Requests as no client would send them, and the answer with all its headers. */
public final class RawHttp {

    private static final int PATIENCE = 20_000;

    private RawHttp() {}

    /** Sends what is given and reads until the server closes the connection. Each character is one byte. */
    public static String send(int port, String bytes) {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param headers further lines, each ended by CR LF */
    public static String request(int port, String method, String path, String headers) {
        return send(
                port,
                "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 0\r\nConnection: close\r\n%s\r\n"
                        .formatted(method, path, port, headers));
    }

    /** The status line and the headers. */
    public static String head(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return end < 0 ? answer : answer.substring(0, end);
    }
}
