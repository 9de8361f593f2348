package org.gatehouse.registration;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the checks need to know of a provider as it is set.
 *
 * @param id in the callback's path
 * @param kind {@code IDENTITY_PROVIDER}
 * @param name as people know it
 * @param key proves who we are in place of the secret; null where there is a secret
 * @param groupsClaim the claim that is to hold the person's groups
 * @param groupPrefix stands before the name of each of its groups here; empty for the names as they are
 * @param inDirectory whether its people are in a directory here, which can be asked about them
 * @param inEnv whether it is set in {@code .env}, as the first one is; the others are in {@code application.yaml}
 */
public record ConfiguredProvider(
        String id,
        String kind,
        String name,
        String issuer,
        String clientId,
        String clientSecret,
        @Nullable Key key,
        Set<String> scopes,
        String groupsClaim,
        String groupPrefix,
        boolean inDirectory,
        boolean inEnv) {

    /** A private key (OpenID Connect Core 1.0, section 9, {@code private_key_jwt}). */
    public interface Key {

        /** The fields of a form that is sent to the token endpoint. */
        Map<String, String> proof(URI tokenEndpoint, Collection<?> algorithms);
    }

    /** The server that comes with Gatehouse; its secret is made anew at each start, and nobody else knows it. */
    boolean isBuiltIn() {
        return kind.equals("builtin");
    }

    /** The name of a setting where this provider has it, by its name in {@code .env}. */
    String setting(String env) {
        String own = env.replaceFirst("^OIDC_", "").toLowerCase(Locale.ROOT).replace('_', '-');
        return inEnv ? env : "gatehouse.sign-in.providers." + id + "." + own;
    }

    /** What to write for a setting to have a value. */
    String line(String env, String value) {
        return setting(env) + (inEnv ? "=" : ": ") + value;
    }

    /** The name in the middle of a sentence. */
    String named() {
        return name.startsWith("The ") ? "t" + name.substring(1) : name;
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "ConfiguredProvider[" + id + " " + issuer + "]";
    }
}
