package org.gatehouse.testkit;

import org.springframework.test.context.DynamicPropertyRegistry;

/** The settings of an application that people log in to at a {@link TestProvider}. */
public final class OidcSettings {

    private OidcSettings() {}

    /**
     * @param port of the application
     * @param providerPort where the provider is, or will be
     */
    public static void add(DynamicPropertyRegistry settings, int port, int providerPort) {
        add(settings, port, "http://localhost:" + providerPort);
    }

    public static void add(DynamicPropertyRegistry settings, int port, TestProvider provider) {
        add(settings, port, provider.issuer());
    }

    private static void add(DynamicPropertyRegistry settings, int port, String issuer) {
        settings.add("PORT", () -> port);
        settings.add("IDENTITY_PROVIDER", () -> "oidc");
        settings.add("OIDC_ISSUER", () -> issuer);
        settings.add("OIDC_CLIENT_ID", () -> TestProvider.CLIENT_ID);
        settings.add("OIDC_CLIENT_SECRET", () -> TestProvider.CLIENT_SECRET);
    }
}
