package org.gatehouse.provider;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider may send us and our credentials: to addresses with https (OpenID Connect Discovery 1.0, section 3; RFC
 * 9700, section 2.6). A provider on this machine, which has plain http itself, may name others on this machine.
 */
final class EndpointRules {

    private static final String KEYS = "jwks_uri";
    private static final List<String> OTHERS = List.of(
            "authorization_endpoint",
            "token_endpoint",
            "userinfo_endpoint",
            "end_session_endpoint",
            "revocation_endpoint",
            "pushed_authorization_request_endpoint");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private EndpointRules() {}

    /** @throws IOException if an endpoint that we use is no address, or not a safe one, or there are no keys */
    static void check(String issuer, Map<String, Object> metadata) throws IOException {
        boolean local = isLocal(URI.create(issuer));
        requireSafe(KEYS, metadata.get(KEYS), local);
        for (String name : OTHERS) {
            if (metadata.get(name) != null) {
                requireSafe(name, metadata.get(name), local);
            }
        }
    }

    private static void requireSafe(String name, @Nullable Object value, boolean local) throws IOException {
        URI address = address(name, value);
        boolean safe = "https".equals(address.getScheme()) || (local && isLocal(address));
        if (!safe || address.getHost() == null) {
            throw new IOException("The provider's " + name + " is not an https address");
        }
    }

    private static URI address(String name, @Nullable Object value) throws IOException {
        try {
            return URI.create(value instanceof String text ? text : "");
        } catch (IllegalArgumentException malformed) {
            throw new IOException("The provider's " + name + " is no address", malformed);
        }
    }

    private static boolean isLocal(URI address) {
        return "http".equals(address.getScheme())
                && address.getHost() != null
                && THIS_MACHINE.contains(address.getHost());
    }
}
