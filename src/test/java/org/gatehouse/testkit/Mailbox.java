package org.gatehouse.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on a free loopback port that takes every message and delivers none (RFC 5321). */
public final class Mailbox implements AutoCloseable {

    /** @param text headers and body as they came */
    public record Mail(String to, String text) {}

    private final ServerSocket socket;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    public Mailbox() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What has come for this address. */
    public List<Mail> to(String address) {
        return mails.stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .toList();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            say(client, "220 mailbox");
            String to = "";
            for (String line = lines.readLine(); line != null && !line.startsWith("QUIT"); line = lines.readLine()) {
                if (line.startsWith("RCPT TO:")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                } else if (line.startsWith("DATA")) {
                    say(client, "354 go on");
                    mails.add(new Mail(to, message(lines)));
                }
                say(client, "250 fine");
            }
            say(client, "221 bye");
        } catch (IOException gone) {
            // the other side has hung up
        }
    }

    private static String message(BufferedReader lines) throws IOException {
        var text = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
