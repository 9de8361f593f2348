package org.gatehouse.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.testkit.TestProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of sign-in as the application would bind them: what is not said has its default. */
final class Configured {

    private Configured() {}

    /**
     * A provider of a kind at an issuer, with the credentials that {@link TestProvider} knows.
     *
     * @param more settings of it, and of {@link SignInSettings}, as {@code name=value}
     */
    static SignInSettings provider(String kind, String issuer, String... more) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "provider.kind",
                kind,
                "provider.issuer",
                issuer,
                "provider.client-id",
                TestProvider.CLIENT_ID,
                "provider.client-secret",
                TestProvider.CLIENT_SECRET,
                "provider.group-prefix",
                ""));
        for (String setting : more) {
            String name = setting.split("=", 2)[0];
            boolean ofAll = name.equals("allowed-groups") || name.startsWith("providers.");
            all.put(ofAll ? name : "provider." + name, setting.split("=", 2)[1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("", SignInSettings.class)
                .get();
    }
}
