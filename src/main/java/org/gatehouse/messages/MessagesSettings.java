package org.gatehouse.messages;

import java.net.URI;
import java.net.URISyntaxException;
import org.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url {@code API_SERVER_URL}: where the message API is, without a trailing slash; empty means the built-in one
 * @param audience {@code API_AUDIENCE}: who access tokens must be meant for; empty leaves it to the provider
 */
@ConfigurationProperties("gatehouse.messages")
record MessagesSettings(
        @DefaultValue("") String url, @DefaultValue("") String audience) {

    private static final String BUILT_IN = "http://localhost:6060";

    MessagesSettings {
        url = url.isBlank() ? BUILT_IN : checked(url.strip());
        audience = audience.strip();
    }

    private static String checked(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw invalid();
        }
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            throw invalid();
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalid();
        }
        return url.replaceAll("/+$", "");
    }

    private static InvalidSetting invalid() {
        return new InvalidSetting(
                "API_SERVER_URL",
                "is not an absolute http or https URL without user, query and fragment;"
                        + " write it like https://api.example.com, or leave it empty for the built-in API");
    }
}
