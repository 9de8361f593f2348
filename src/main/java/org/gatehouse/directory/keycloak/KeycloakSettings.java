package org.gatehouse.directory.keycloak;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.WebAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach the admin API of the realm that people sign in at. Settings of other providers are not looked at.
 *
 * @param provider {@code IDENTITY_PROVIDER}; any but keycloak: there is no directory here
 * @param issuer {@code OIDC_ISSUER}: the realm, exactly as Keycloak writes it
 * @param url {@code DIRECTORY_URL}, without a trailing slash: the server with the admin API; that of the issuer when not
 *     set
 * @param clientId {@code DIRECTORY_CLIENT_ID}: a confidential client with a service account that has the roles
 *     manage-users, view-users, query-users and query-groups of realm-management
 * @param clientSecret {@code DIRECTORY_CLIENT_SECRET}: its secret
 */
@ConfigurationProperties("gatehouse.keycloak")
record KeycloakSettings(
        @DefaultValue("") String provider,
        @DefaultValue("") String issuer,
        @DefaultValue("") String url,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret) {

    private static final Pattern REALM = Pattern.compile("(.+)/realms/([^/]+)");

    KeycloakSettings {
        issuer = issuer.strip();
        clientId = clientId.strip();
        clientSecret = clientSecret.strip();
        url = url.strip().replaceAll("/+$", "");
        if (isUsed(provider, url, clientId, clientSecret)) {
            checkCredentials(clientId, clientSecret);
            Matcher realm = realmOf(issuer);
            url = url.isEmpty() ? realm.group(1) : url;
            WebAddress.parseSecure("DIRECTORY_URL", url);
        }
    }

    /** One of the keys is enough, so that the missing one can be named. */
    static boolean isUsed(String provider, String url, String clientId, String clientSecret) {
        return provider.equals("keycloak") && !(url + clientId + clientSecret).isBlank();
    }

    /** Where the realm's users and groups are administered. */
    String adminUrl() {
        return url + "/admin/realms/" + realmOf(issuer).group(2);
    }

    /** Where the service account gets its tokens (RFC 6749, section 4.4). */
    String tokenUrl() {
        return url + "/realms/" + realmOf(issuer).group(2) + "/protocol/openid-connect/token";
    }

    private static Matcher realmOf(String issuer) {
        Matcher realm =
                REALM.matcher(WebAddress.parseSecure("OIDC_ISSUER", issuer).toString());
        if (!realm.matches()) {
            throw new InvalidSetting(
                    "OIDC_ISSUER", "is not a realm of Keycloak; write it like https://id.example.com/realms/NAME");
        }
        return realm;
    }

    private static void checkCredentials(String clientId, String secret) {
        if (clientId.isEmpty()) {
            throw new InvalidSetting("DIRECTORY_CLIENT_ID", "is empty; name a client with a service account");
        }
        if (secret.isEmpty()) {
            throw new InvalidSetting("DIRECTORY_CLIENT_SECRET", "is empty; give the secret of DIRECTORY_CLIENT_ID");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "KeycloakSettings[issuer=" + issuer + ", url=" + url + ", clientId=" + clientId + "]";
    }
}
