package org.gatehouse.directory.auth0;

import java.net.URI;
import org.gatehouse.settings.InvalidSetting;
import org.gatehouse.settings.WebAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach Auth0's Management API, as a machine-to-machine application. Means nothing with another provider.
 *
 * @param provider {@code IDENTITY_PROVIDER}
 * @param issuer {@code OIDC_ISSUER}: the tenant's own domain or a custom one
 * @param url {@code DIRECTORY_URL}: the tenant's own domain, without a trailing slash; the issuer when not set
 * @param clientId {@code DIRECTORY_CLIENT_ID}; empty: there is no directory
 * @param clientSecret {@code DIRECTORY_CLIENT_SECRET}
 * @param connection {@code AUTH0_CONNECTION}: the database connection in which new users are made
 * @param signInClientId {@code OIDC_CLIENT_ID}: the application that people get to once they have chosen a password
 */
@ConfigurationProperties("gatehouse.auth0")
record Auth0Settings(
        @DefaultValue("") String provider,
        @DefaultValue("") String issuer,
        @DefaultValue("") String url,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue(DEFAULT_CONNECTION) String connection,
        @DefaultValue("") String signInClientId) {

    static final String PROVIDER = "auth0";
    static final String DEFAULT_CONNECTION = "Username-Password-Authentication";

    Auth0Settings {
        clientId = clientId.strip();
        clientSecret = clientSecret.strip();
        connection = connection.isBlank() ? DEFAULT_CONNECTION : connection.strip();
        url = url.strip();
        boolean wanted = !clientId.isEmpty() || !clientSecret.isEmpty() || !url.isEmpty();
        if (provider.equals(PROVIDER) && wanted) {
            checkCredentials(clientId, clientSecret);
            url = url.isEmpty() ? checked("OIDC_ISSUER", issuer) : checked("DIRECTORY_URL", url);
        }
    }

    /** Where the Management API is, and whom its access tokens are meant for but for the slash at the end. */
    String api() {
        return url + "/api/v2";
    }

    /** Users have the same ids at a tenant's own domain and at its custom ones. */
    boolean reachUsersOf(String issuer) {
        return !issuer.isEmpty() && (issuer.equals(this.issuer) || issuer.equals(url + "/"));
    }

    private static void checkCredentials(String clientId, String clientSecret) {
        if (clientId.isEmpty()) {
            throw new InvalidSetting(
                    "DIRECTORY_CLIENT_ID",
                    "is empty; name the machine-to-machine application that may use the Management API");
        }
        if (clientSecret.isEmpty()) {
            throw new InvalidSetting("DIRECTORY_CLIENT_SECRET", "is empty; give the secret of DIRECTORY_CLIENT_ID");
        }
    }

    private static String checked(String key, String address) {
        URI uri = WebAddress.parseSecure(key, address);
        if (!uri.getPath().matches("/*")) {
            throw new InvalidSetting(key, "is not the domain of a tenant; write it like https://TENANT.eu.auth0.com");
        }
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Auth0Settings[url=" + url + ", clientId=" + clientId + ", connection=" + connection + "]";
    }
}
