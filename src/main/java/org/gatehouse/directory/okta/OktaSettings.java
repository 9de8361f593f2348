package org.gatehouse.directory.okta;

import java.net.URI;
import org.gatehouse.outbound.PrivateKeyJwt;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.PrivateKeys;
import org.gatehouse.settings.WebAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Okta's management API, with one kind of credentials.
 *
 * @param orgUrl {@code OKTA_ORG_URL}, without a trailing slash; empty: there is no directory
 * @param apiToken {@code OKTA_API_TOKEN}: an SSWS token; or empty
 * @param apiClientId {@code OKTA_API_CLIENT_ID}: a service application; or empty
 * @param apiPrivateKey {@code OKTA_API_PRIVATE_KEY}: its key, PKCS #8 as PEM; or empty
 * @param apiPrivateKeyId {@code OKTA_API_PRIVATE_KEY_ID}: what Okta calls the key; empty where it knows one only
 */
@ConfigurationProperties("gatehouse.okta")
record OktaSettings(
        String orgUrl,
        @DefaultValue("") String apiToken,
        @DefaultValue("") String apiClientId,
        @DefaultValue("") String apiPrivateKey,
        @DefaultValue("") String apiPrivateKeyId) {

    private static final String PRIVATE_KEY = "OKTA_API_PRIVATE_KEY";

    OktaSettings {
        apiToken = apiToken.strip();
        apiClientId = apiClientId.strip();
        apiPrivateKeyId = apiPrivateKeyId.strip();
        orgUrl = orgUrl.strip();
        if (!orgUrl.isEmpty()) {
            orgUrl = checked(orgUrl);
            checkCredentials(apiToken, apiClientId, apiPrivateKey);
        } else if (!apiToken.isEmpty() || !apiClientId.isEmpty() || !apiPrivateKey.isBlank()) {
            throw new InvalidSetting(
                    "OKTA_ORG_URL", "is empty, but credentials for it are set; write it like https://dev-1.okta.com");
        }
        if (!apiPrivateKey.isBlank()) {
            PrivateKeys.parse(PRIVATE_KEY, apiPrivateKey);
        } else if (!apiPrivateKeyId.isEmpty()) {
            throw new InvalidSetting(
                    "OKTA_API_PRIVATE_KEY_ID", "names a key that is not there; set " + PRIVATE_KEY + " too");
        }
    }

    /** Only where there is a key. */
    PrivateKeyJwt proof() {
        String id = apiPrivateKeyId.isEmpty() ? null : apiPrivateKeyId;
        return new PrivateKeyJwt(PrivateKeys.parse(PRIVATE_KEY, apiPrivateKey), id);
    }

    /** Okta's issuers are the organization itself and its authorization servers, which lie below it. */
    boolean reachUsersOf(String issuer) {
        return !orgUrl.isEmpty() && (issuer.equals(orgUrl) || issuer.startsWith(orgUrl + "/oauth2/"));
    }

    boolean usesToken() {
        return !apiToken.isEmpty();
    }

    private static String checked(String orgUrl) {
        URI uri = WebAddress.parseSecure("OKTA_ORG_URL", orgUrl);
        if (!uri.getPath().matches("/*")) {
            throw new InvalidSetting(
                    "OKTA_ORG_URL", "is not the address of an organization; write it like https://dev-1.okta.com");
        }
        return orgUrl.replaceAll("/+$", "");
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
            throw new InvalidSetting(PRIVATE_KEY, "is empty; give the key of OKTA_API_CLIENT_ID");
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
