package org.gatehouse.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of http addresses in settings. */
public final class WebAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private WebAddress() {}

    /**
     * An absolute http or https address without user, query and fragment.
     *
     * @param key the setting it came from, for the error
     * @throws InvalidSetting if it is anything else
     */
    public static URI parse(String key, String value) {
        try {
            URI uri = new URI(value.strip());
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException notAnAddress) {
            // answered below, like every other wrong value
        }
        throw new InvalidSetting(
                key, "\"" + value + "\" is not a web address; write it like https://id.example.com, without ? and #");
    }

    /**
     * Like {@link #parse}, and https unless the host is this machine.
     *
     * @throws InvalidSetting if it is anything else
     */
    public static URI parseSecure(String key, String value) {
        URI uri = parse(key, value);
        if ("http".equals(uri.getScheme()) && !isLoopback(uri)) {
            throw new InvalidSetting(key, "\"" + value + "\" must use https; plain http is for localhost only");
        }
        return uri;
    }

    public static boolean isLoopback(URI uri) {
        return isLoopback(uri.getHost());
    }

    /** @param host as an address has it */
    public static boolean isLoopback(@Nullable String host) {
        return host != null && LOOPBACK.contains(host);
    }
}
