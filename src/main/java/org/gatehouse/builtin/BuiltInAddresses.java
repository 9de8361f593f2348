package org.gatehouse.builtin;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Says where the built-in servers would be that no setting replaces, and starts none: for who looks at the settings only.
 * Their secrets are not known to anybody but the application that started them.
 */
public final class BuiltInAddresses implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        ConfigurableEnvironment environment = application.getEnvironment();
        Map<String, Object> pointers = new HashMap<>();
        if (isUnset(environment, "OIDC_ISSUER") && isUnset(environment, "IDENTITY_PROVIDER")) {
            pointers.put("IDENTITY_PROVIDER", "builtin");
            pointers.put(
                    "OIDC_ISSUER",
                    "http://localhost:" + environment.getProperty("gatehouse.built-in.identity-port")
                            + "/oauth2/default");
            pointers.put("OIDC_CLIENT_ID", "gatehouse");
            pointers.put("OIDC_CLIENT_SECRET", "unknown");
        }
        if (isUnset(environment, "API_SERVER_URL")) {
            pointers.put(
                    "API_SERVER_URL",
                    "http://localhost:" + environment.getProperty("gatehouse.built-in.messages-port"));
        }
        environment.getPropertySources().addFirst(new MapPropertySource("builtInServers", pointers));
    }

    private static boolean isUnset(ConfigurableEnvironment environment, String key) {
        return environment.getProperty(key, "").isBlank();
    }
}
