package org.gatehouse.directory.okta;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.gatehouse.settings.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Okta's management API, with one kind of credentials.
 *
 * @param orgUrl {@code OKTA_ORG_URL}, without a trailing slash
 * @param apiToken {@code OKTA_API_TOKEN}: an SSWS token; or empty
 * @param apiClientId {@code OKTA_API_CLIENT_ID}: a service application; or empty
 * @param apiPrivateKey {@code OKTA_API_PRIVATE_KEY}: its key, PKCS #8 as PEM; or empty
 */
@ConfigurationProperties("gatehouse.okta")
record OktaSettings(
        String orgUrl,
        @DefaultValue("") String apiToken,
        @DefaultValue("") String apiClientId,
        @DefaultValue("") String apiPrivateKey) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    OktaSettings {
        orgUrl = checked(orgUrl.strip());
        apiToken = apiToken.strip();
        apiClientId = apiClientId.strip();
        checkCredentials(apiToken, apiClientId, apiPrivateKey);
        if (!apiPrivateKey.isBlank()) {
            PrivateKeys.parse(apiPrivateKey);
        }
    }

    boolean usesToken() {
        return !apiToken.isEmpty();
    }

    private static String checked(String orgUrl) {
        URI uri;
        try {
            uri = new URI(orgUrl);
        } catch (URISyntaxException e) {
            throw invalidUrl("is not a URL");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null || !uri.getPath().matches("/*")) {
            throw invalidUrl("is not the address of an organization");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw invalidUrl("has a query or fragment");
        }
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (!plain && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw invalidUrl("does not start with https");
        }
        if (plain && !LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT))) {
            throw invalidUrl("sends credentials over plain http");
        }
        return orgUrl.replaceAll("/+$", "");
    }

    private static InvalidSetting invalidUrl(String problem) {
        return new InvalidSetting("OKTA_ORG_URL", problem + "; write it like https://dev-1.okta.com");
    }

    private static void checkCredentials(String token, String clientId, String key) {
        if (!token.isEmpty() && !(clientId.isEmpty() && key.isBlank())) {
            throw new InvalidSetting(
                    "OKTA_API_TOKEN", "is set beside OKTA_API_CLIENT_ID or OKTA_API_PRIVATE_KEY; keep one kind");
        }
        if (token.isEmpty() && clientId.isEmpty() && key.isBlank()) {
            throw new InvalidSetting(
                    "OKTA_API_TOKEN", "is empty; set it, or OKTA_API_CLIENT_ID with OKTA_API_PRIVATE_KEY");
        }
        if (token.isEmpty() && clientId.isEmpty()) {
            throw new InvalidSetting("OKTA_API_CLIENT_ID", "is empty; name the application of OKTA_API_PRIVATE_KEY");
        }
        if (token.isEmpty() && key.isBlank()) {
            throw new InvalidSetting("OKTA_API_PRIVATE_KEY", "is empty; give the key of OKTA_API_CLIENT_ID");
        }
        if (token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new InvalidSetting("OKTA_API_TOKEN", "holds a character that no token has; copy it again");
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "OktaSettings[orgUrl=" + orgUrl + ", " + (usesToken() ? "token" : "clientId=" + apiClientId) + "]";
    }
}
