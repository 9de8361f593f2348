package org.gatehouse.registration;

import org.jspecify.annotations.Nullable;

/**
 * Where the things are at each provider, in the words of its own console.
 *
 * @param redirect where redirect URIs are entered
 * @param afterLogOut where the addresses to return to after log-out are entered
 * @param backChannel where the address for back-channel log-out is entered; null where there is none
 * @param credentials where client id and secret are shown
 * @param issuer how to get at the right issuer
 * @param signature where RS256 is chosen for id tokens
 * @param refresh what refresh tokens take there, beside the scope {@code offline_access} where that is asked for
 * @param groups how groups get into the claims
 * @param groupsCopy what to paste for that; null for nothing
 */
record Guidance(
        String redirect,
        String afterLogOut,
        @Nullable String backChannel,
        String credentials,
        String issuer,
        String signature,
        String refresh,
        String groups,
        @Nullable String groupsCopy) {

    private static final Guidance OKTA = new Guidance(
            "In Okta's admin console, open Applications > your application > General > Login and add this to"
                    + " “Sign-in redirect URIs”:",
            "In Okta's admin console, open Applications > your application > General > Login and add this to"
                    + " “Sign-out redirect URIs”:",
            null,
            "In Okta's admin console, open Applications > your application > General > Client Credentials; copy both"
                    + " again.",
            "In Okta's admin console, open Security > API > Authorization Servers and copy the Issuer URI; the usual one"
                    + " is https://YOUR-DOMAIN/oauth2/default. The organization itself, without /oauth2/..., is an"
                    + " issuer too.",
            "Okta signs with RS256 unless somebody changed it: Security > API > your authorization server.",
            "In Okta's admin console, open Applications > your application > General > General Settings and tick Refresh"
                    + " Token under “Grant type”.",
            "In Okta's admin console, open Security > API > Authorization Servers > yours > Claims > Add Claim: name"
                    + " groups, include in ID Token (Always), value type Groups, filter Matches regex .* (with the"
                    + " organization as the issuer instead: Applications > yours > Sign On > OpenID Connect ID Token >"
                    + " Groups claim filter).",
            null);

    private static final Guidance AUTH0 = new Guidance(
            "In Auth0's dashboard, open Applications > your application > Settings and add this to “Allowed Callback"
                    + " URLs”:",
            "In Auth0's dashboard, open Applications > your application > Settings and add this to “Allowed Logout"
                    + " URLs”:",
            "In Auth0's dashboard, open Applications > your application > Settings > OpenID Connect Back-Channel"
                    + " Logout (enterprise plans) and enter:",
            "In Auth0's dashboard, open Applications > your application (a Regular Web Application) > Settings and copy"
                    + " Client ID and Client Secret again; Credentials > Authentication Method must be Client Secret.",
            "It is https://, the domain of the tenant, and a slash at the end: Applications > your application >"
                    + " Settings > Domain.",
            "In Auth0's dashboard, open Applications > your application > Settings > Advanced Settings > OAuth and"
                    + " choose RS256 as “JSON Web Token Signature Algorithm”.",
            "In Auth0's dashboard, open Applications > your application > Settings > Advanced Settings > Grant Types and"
                    + " tick Refresh Token. With API_AUDIENCE, switch “Allow Offline Access” on, too, under Applications >"
                    + " APIs > that API > Settings.",
            "In Auth0's dashboard, open Actions > Triggers > post-login, add a new Action with this code, deploy it, and"
                    + " write OIDC_GROUPS_CLAIM=https://gatehouse/groups into .env:",
            """
            exports.onExecutePostLogin = async (event, api) => {
              const roles = event.authorization?.roles ?? [];
              api.idToken.setCustomClaim("https://gatehouse/groups", roles);
              api.accessToken.setCustomClaim("https://gatehouse/groups", roles);
            };""");

    private static final Guidance PLUSAUTH = new Guidance(
            "In PlusAuth's dashboard, open Clients > your client > Settings and add this to “Redirect URIs”:",
            "In PlusAuth's dashboard, open Clients > your client > Settings and add this to “Post Logout Redirect"
                    + " URIs”:",
            "In PlusAuth's dashboard, open Clients > your client > Settings and enter as back-channel logout URI:",
            "In PlusAuth's dashboard, open Clients > your client (type Regular Web Application) > Settings and copy both"
                    + " again.",
            "It is https:// and the domain of the tenant, as its discovery document writes it.",
            "In PlusAuth's dashboard, open Clients > your client > Settings and choose RS256 for id tokens.",
            "In PlusAuth's dashboard, open Clients > your client > Settings and add refresh_token to “Grant Types”.",
            "In PlusAuth's dashboard, add a hook that puts the groups into a claim of the id token, and name that claim"
                    + " in OIDC_GROUPS_CLAIM.",
            null);

    private static final Guidance KEYCLOAK = new Guidance(
            "In Keycloak's admin console, open the realm > Clients > your client > Settings and add this to “Valid"
                    + " redirect URIs”:",
            "In Keycloak's admin console, open the realm > Clients > your client > Settings and add this to “Valid post"
                    + " logout redirect URIs”:",
            "In Keycloak's admin console, open the realm > Clients > your client > Settings > Logout settings and enter"
                    + " as “Backchannel logout URL”:",
            "In Keycloak's admin console, open the realm > Clients > your client: Client authentication must be on;"
                    + " Credentials shows the secret.",
            "It is the server's address followed by /realms/ and the name of the realm. When Keycloak itself writes"
                    + " another host, set its --hostname.",
            "In Keycloak's admin console, open the realm > Clients > your client > Advanced and choose RS256 as “ID token"
                    + " signature algorithm”.",
            "In Keycloak's admin console, open the realm > Clients > your client > Advanced > OpenID Connect Compatibility"
                    + " Modes and switch “Use refresh tokens” on.",
            "In Keycloak's admin console, open the realm > Clients > your client > Client scopes > its -dedicated scope >"
                    + " Add mapper > By configuration > Group Membership: token claim name groups, “Full group path”"
                    + " off, “Add to ID token” on.",
            null);

    private static final Guidance GOOGLE = new Guidance(
            "In the Google Cloud console, open Google Auth Platform > Clients > your client and add this to"
                    + " “Authorized redirect URIs”:",
            "Google has no log-out for applications: nothing to register.",
            null,
            "In the Google Cloud console, open Google Auth Platform > Clients > your client (type Web application)"
                    + " and copy its client id again. A secret is shown only once: add a new one.",
            "It is always https://accounts.google.com.",
            "Google signs with RS256.",
            "There is nothing to switch on. For a trial, remove this application at https://myaccount.google.com/connections"
                    + " and log in again.",
            "Google sends no groups. Leave ALLOWED_GROUPS empty, or use a provider that has groups for administration.",
            null);

    private static final Guidance ENTRA = new Guidance(
            "In the Entra admin center, open App registrations > your application > Authentication > Web and add this to"
                    + " “Redirect URIs”:",
            "In the Entra admin center, open App registrations > your application > Authentication > Web and add this to"
                    + " “Redirect URIs”, which are for log-out too:",
            null,
            "In the Entra admin center, open App registrations > your application: Overview shows the Application"
                    + " (client) ID; under Certificates & secrets make a new secret and copy its Value, not its ID.",
            "It is https://login.microsoftonline.com/TENANT-ID/v2.0 with the tenant's id: App registrations > your"
                    + " application > Overview > Directory (tenant) ID. “common” and “organizations” will not do.",
            "Entra signs with RS256.",
            "Entra wants nothing but the scope offline_access; where that is set and none comes, look under Enterprise"
                    + " applications > your application > Permissions whether it was consented to.",
            "In the Entra admin center, open App registrations > your application > Token configuration > Add groups"
                    + " claim, choose the groups, and tick ID. Entra sends their object ids: write those into"
                    + " ADMIN_GROUPS and ALLOWED_GROUPS.",
            null);

    /** What the claim {@code roles} holds there, and no group is ever in. */
    private static final String ENTRAS_ROLES =
            "In the Entra admin center, open App registrations > your application > App roles > Create app role, allowed"
                    + " for users/groups: its Value is the name to write into ADMIN_GROUPS and ALLOWED_GROUPS. Then open"
                    + " Enterprise applications > your application > Users and groups and assign people, or their"
                    + " groups, to it.";

    private static final Guidance ANY = new Guidance(
            "At the provider, open your client and add this to its redirect URIs:",
            "At the provider, open your client and add this to its post-logout redirect URIs:",
            "At the provider, open your client and enter as its back-channel logout URI:",
            "At the provider, open your client and copy client id and secret again.",
            "It is the value of “issuer” in the provider's discovery document, to the letter.",
            "At the provider, choose RS256 or ES256 as the signature algorithm of id tokens for your client.",
            "At the provider, let your client have refresh tokens (grant type refresh_token).",
            "At the provider, have the person's groups put into a claim of the id token or of userinfo, and name it in"
                    + " OIDC_GROUPS_CLAIM. Some send it only when OIDC_SCOPES has a scope of its own, often groups.",
            null);

    static Guidance of(ConfiguredProvider provider) {
        return switch (provider.kind()) {
            case "okta" -> OKTA;
            case "auth0" -> AUTH0;
            case "plusauth" -> PLUSAUTH;
            case "keycloak" -> KEYCLOAK;
            case "google" -> GOOGLE;
            case "entra" -> provider.groupsClaim().equals("roles") ? ENTRA.withGroups(ENTRAS_ROLES) : ENTRA;
            default -> ANY;
        };
    }

    private Guidance withGroups(String otherWay) {
        return new Guidance(
                redirect, afterLogOut, backChannel, credentials, issuer, signature, refresh, otherWay, null);
    }
}
