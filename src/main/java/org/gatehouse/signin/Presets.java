package org.gatehouse.signin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of provider, each declared by what it does not do as the standards say. */
final class Presets {

    /** Stands in where no provider is configured; nobody configures it. */
    static final String BUILT_IN = "builtin";

    private static final List<Preset> ALL = List.of(
            Preset.of("okta", "Okta")
                    .issuerLike("https://dev-1.okta.com/oauth2/default")
                    .keyProofFor(Preset.KeyAudience.CALLED_ENDPOINT)
                    .audienceByScopesOnly()
                    .groupsUpTo(100)
                    .preset(),
            Preset.of("auth0", "Auth0")
                    .issuerLike("https://TENANT.eu.auth0.com/")
                    .signUpBy("screen_hint", "signup")
                    .keyProofFor(Preset.KeyAudience.ISSUER)
                    .logOutAt("/v2/logout", "returnTo")
                    .preset(),
            Preset.of("plusauth", "PlusAuth")
                    .issuerLike("https://TENANT.plusauth.com")
                    .preset(),
            Preset.of("keycloak", "Keycloak")
                    .issuerLike("https://id.example.com/realms/REALM")
                    .preset(),
            Preset.of("google", "Google")
                    .issuerIs("https://accounts.google.com")
                    .audienceByScopesOnly()
                    .always("access_type", "offline") // its way to ask for a refresh token
                    .proofBy("claims", "{\"id_token\":{\"auth_time\":{\"essential\":true}}}")
                    .withoutRevocation() // it would log the person's other devices out, too
                    .preset(),
            Preset.of("entra", "Microsoft Entra")
                    .issuerLike("https://login.microsoftonline.com/TENANT-ID/v2.0")
                    .issuerIsNot("https://[^/]+/(common|organizations|consumers)(/.*)?")
                    .audienceByScopesOnly()
                    .proofBy("prompt", "login")
                    .withoutUserInfo() // it is Graph's, which takes no token for another API; the id token says as much
                    .preset(),
            Preset.of("oidc", "The identity provider")
                    .issuerLike("https://id.example.com")
                    .preset(),
            Preset.of(BUILT_IN, "The built-in identity server").preset());

    private Presets() {}

    static Optional<Preset> of(String kind) {
        return ALL.stream().filter(preset -> preset.kind().equals(kind)).findFirst();
    }

    /** The kinds that somebody can configure, as a sentence has them. */
    static String kinds() {
        List<String> kinds = ALL.stream()
                .map(Preset::kind)
                .filter(kind -> !kind.equals(BUILT_IN))
                .toList();
        return kinds.stream().limit(kinds.size() - 1L).collect(Collectors.joining(", ")) + " or " + kinds.getLast();
    }
}
