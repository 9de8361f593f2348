package org.gatehouse.settings;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where browsers find the application. Addresses that leave the application are built from this alone, never from what a
 * request claims its host to be.
 *
 * @param baseUrl {@code BASE_URL}: scheme, host and port, without a trailing slash; {@code http://localhost:PORT} when
 *     not set
 * @param port {@code PORT}
 */
@ConfigurationProperties("gatehouse")
public record PublicAddress(String baseUrl, int port) {

    public PublicAddress {
        if (baseUrl.isBlank()) {
            baseUrl = "http://localhost:" + port;
        }
        URI uri = WebAddress.parse("BASE_URL", baseUrl);
        if (uri.getPath() != null && !uri.getPath().isEmpty() && !uri.getPath().equals("/")) {
            throw new InvalidSetting(
                    "BASE_URL",
                    "must not have a path; give scheme, host and port, for example https://app.example.com");
        }
        baseUrl = uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The absolute address of a path of this application that starts with a slash. */
    public String of(String path) {
        return baseUrl + path;
    }

    /** Whether browsers come over https; cookies are marked Secure then. */
    public boolean isHttps() {
        return baseUrl.startsWith("https:");
    }
}
