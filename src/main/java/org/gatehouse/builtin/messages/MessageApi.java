package org.gatehouse.builtin.messages;

import java.util.Set;

public final class MessageApi implements AutoCloseable {
    public record Settings(int port, String issuer, String audience, String groupsClaim, Set<String> adminGroups) {}

    public static MessageApi start(Settings s) {
        return new MessageApi();
    }

    @Override
    public void close() {}
}
