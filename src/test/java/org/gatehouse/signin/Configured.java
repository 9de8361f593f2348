package org.gatehouse.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.testkit.TestProvider;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of sign-in as the application would bind them: what is not said has its default. */
final class Configured {

    private Configured() {}

    /** A provider of a kind at an issuer, with the credentials that {@link TestProvider} knows. */
    static SignInSettings provider(String kind, String issuer, String... more) {
        Map<String, String> all = new LinkedHashMap<>(Map.of(
                "identity-provider",
                kind,
                "issuer",
                issuer,
                "client-id",
                TestProvider.CLIENT_ID,
                "client-secret",
                TestProvider.CLIENT_SECRET));
        for (String setting : more) {
            all.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("", SignInSettings.class)
                .get();
    }
}
