package org.gatehouse.builtin.identity;

import java.net.URI;
import java.nio.file.Path;

public final class IdentityServer implements AutoCloseable {
    public record Settings(
            int port,
            URI applicationUrl,
            String clientId,
            String clientSecret,
            String redirectPath,
            String audience,
            String adminGroup,
            String apiToken,
            String databaseUrl,
            String databaseUsername,
            String databasePassword,
            Path dataDirectory,
            int sampleUsers) {}

    public static IdentityServer start(Settings settings) {
        return new IdentityServer();
    }

    public boolean demoUsers() {
        return true;
    }

    @Override
    public void close() {}
}
