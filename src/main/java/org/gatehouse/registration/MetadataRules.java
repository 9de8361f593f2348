package org.gatehouse.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gatehouse.doctor.Finding;

/** Whether the provider, by its own words, does what a log-in here needs. */
final class MetadataRules {

    /** Signatures with a public key; a secret that both sides know proves nothing to others. */
    private static final Set<String> PUBLIC_KEY =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519");

    private static final List<String> ENDPOINTS =
            List.of("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri");

    private final ConfiguredProvider provider;
    private final Guidance guidance;

    MetadataRules(ConfiguredProvider provider) {
        this.provider = provider;
        this.guidance = Guidance.of(provider);
    }

    List<Finding> findings(Metadata metadata) {
        List<Finding> wrong = Stream.of(
                        endpoints(metadata), codeFlow(metadata), algorithms(metadata), pkce(metadata), scopes(metadata))
                .flatMap(List::stream)
                .toList();
        return wrong.isEmpty()
                ? List.of(Finding.ok(provider.name()
                        + " offers what a log-in needs: code flow, PKCE, signatures with a public key."))
                : wrong;
    }

    private List<Finding> endpoints(Metadata metadata) {
        List<Finding> wrong = new ArrayList<>();
        for (String name : ENDPOINTS) {
            var endpoint = metadata.endpoint(name);
            if (endpoint.isEmpty() && !name.equals("userinfo_endpoint")) {
                wrong.add(Finding.problem("The discovery document names no " + name + ".")
                        .about(provider.setting("OIDC_ISSUER"))
                        .fix(guidance.issuer()));
            } else if (provider.issuer().startsWith("https:")
                    && endpoint.filter(uri -> "http".equals(uri.getScheme())).isPresent()) {
                wrong.add(Finding.problem("The " + name + " is not https: " + endpoint.get())
                        .fix("Tell the provider its public address. Behind a proxy it must be told that people come by"
                                + " https; with Keycloak: --hostname and --proxy-headers."));
            }
        }
        return wrong;
    }

    private List<Finding> codeFlow(Metadata metadata) {
        return metadata.list("response_types_supported")
                .filter(types -> !types.contains("code"))
                .map(types -> List.of(Finding.problem(provider.name() + " does not offer the authorization code flow.")
                        .fix("Switch it on at the provider; Gatehouse knows no other.")))
                .orElse(List.of());
    }

    private List<Finding> algorithms(Metadata metadata) {
        return metadata.list("id_token_signing_alg_values_supported")
                .filter(names -> names.stream().noneMatch(PUBLIC_KEY::contains))
                .map(names -> List.of(Finding.problem("Id tokens are signed with " + String.join(", ", names)
                                + " only, which is not accepted: a signature must need the provider's private key.")
                        .fix(guidance.signature())))
                .orElse(List.of());
    }

    /** RFC 7636. Where nothing is listed nothing follows: Entra supports it and does not say so. */
    private List<Finding> pkce(Metadata metadata) {
        return metadata.list("code_challenge_methods_supported")
                .filter(methods -> !methods.contains("S256"))
                .map(methods -> List.of(Finding.hint(provider.name()
                                + " does not offer PKCE with S256: a stolen code is" + " worth something there.")
                        .fix("Switch it on at the provider; Gatehouse always sends it.")))
                .orElse(List.of());
    }

    private List<Finding> scopes(Metadata metadata) {
        List<String> offered = metadata.list("scopes_supported").orElse(List.of());
        List<Finding> all = new ArrayList<>();
        var unknown = new TreeSet<>(provider.scopes());
        offered.forEach(unknown::remove);
        if (!offered.isEmpty() && !unknown.isEmpty()) {
            all.add(Finding.hint(provider.name() + " does not list the scope " + String.join(", ", unknown)
                            + ", and may refuse a log-in that asks for it.")
                    .about(provider.setting("OIDC_SCOPES"))
                    .fix("Make the scope at the provider, or leave it out of OIDC_SCOPES."));
        }
        if (offered.contains("groups")
                && !provider.isBuiltIn()
                && !provider.scopes().contains("groups")) {
            all.add(Finding.hint(provider.name() + " has a scope “groups”, which is not asked for: the groups may not"
                            + " come without it.")
                    .about(provider.setting("OIDC_SCOPES"))
                    .fix("Unless the groups come anyway, write:")
                    .copy(provider.line("OIDC_SCOPES", String.join(" ", provider.scopes()) + " groups")));
        }
        return all;
    }
}
