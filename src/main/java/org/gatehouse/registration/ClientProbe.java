package org.gatehouse.registration;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.doctor.Finding;
import org.gatehouse.provider.ProviderProbe;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the provider takes our client id and secret: with them a code that does not exist is an {@code invalid_grant},
 * with others the answer is {@code invalid_client} (RFC 6749, section 5.2).
 */
final class ClientProbe {

    private static final String NO_CODE = "gatehouse-set-up-check";
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

    private final ConfiguredProvider provider;
    private final ProviderProbe probe;

    ClientProbe(ConfiguredProvider provider, ProviderProbe probe) {
        this.provider = provider;
        this.probe = probe;
    }

    List<Finding> findings(Metadata metadata, String redirectUri) throws IOException {
        Optional<URI> endpoint = metadata.endpoint("token_endpoint");
        List<String> methods =
                metadata.list("token_endpoint_auth_methods_supported").orElse(List.of());
        if (endpoint.isEmpty()) {
            return List.of();
        }
        ConfiguredProvider.Key key = provider.key();
        if (key != null) {
            var algorithms = metadata.list("token_endpoint_auth_signing_alg_values_supported")
                    .orElse(List.of());
            return List.of(judged(ask(endpoint.get(), Map.of(), key.proof(endpoint.get(), algorithms), redirectUri)));
        }
        boolean basic = methods.isEmpty() || methods.contains("client_secret_basic");
        if (!basic && !methods.contains("client_secret_post")) {
            return List.of(Finding.problem(
                            provider.name() + " takes no client secret, only " + String.join(", ", methods) + ".")
                    .about(provider.setting("OIDC_CLIENT_SECRET"))
                    .fix("Let the client authenticate with a secret at the provider."));
        }
        return List.of(judged(
                basic
                        ? ask(endpoint.get(), Map.of("Authorization", "Basic " + credentials()), Map.of(), redirectUri)
                        : ask(
                                endpoint.get(),
                                Map.of(),
                                Map.of("client_secret", provider.clientSecret()),
                                redirectUri)));
    }

    private ProviderProbe.Answer ask(
            URI endpoint, Map<String, String> headers, Map<String, String> proof, String redirectUri)
            throws IOException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", NO_CODE);
        form.put("redirect_uri", redirectUri);
        form.put("code_verifier", NO_CODE.repeat(2));
        if (!proof.isEmpty()) {
            form.put("client_id", provider.clientId());
            form.putAll(proof);
        }
        return probe.post(endpoint, headers, form);
    }

    /** Encoded before it is encoded (RFC 6749, section 2.3.1). */
    private String credentials() {
        String both = URLEncoder.encode(provider.clientId(), StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(provider.clientSecret(), StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private Finding judged(ProviderProbe.Answer answer) {
        Guidance guidance = Guidance.of(provider);
        String error = error(answer);
        return switch (error) {
            // Google looks at the redirect URI here too, after the credentials.
            case "invalid_grant", "redirect_uri_mismatch" ->
                Finding.ok(provider.name() + " accepts the client id and its " + proof() + ".");
            case "invalid_client", "access_denied" ->
                provider.isBuiltIn()
                        ? Finding.ok(
                                "Its secret is made anew at each start, and only the running application knows it.")
                        : Finding.problem(provider.name() + " refuses the client id or its " + proof() + " (" + error
                                        + ").")
                                .about(provider.setting(
                                        provider.key() == null ? "OIDC_CLIENT_SECRET" : "OIDC_PRIVATE_KEY"))
                                .fix(
                                        provider.key() == null
                                                ? guidance.credentials()
                                                : "At the provider, register the public key of OIDC_PRIVATE_KEY, and"
                                                        + " private_key_jwt as the way in which the client authenticates.");
            case "unauthorized_client" ->
                Finding.problem(provider.name() + " does not know the client, or does not let it use the authorization"
                                + " code flow (" + error + ").")
                        .about(provider.setting("OIDC_CLIENT_ID"))
                        .fix(guidance.credentials() + " Its grant types must include Authorization Code.");
            default ->
                Finding.hint(provider.name() + " answers "
                                + (error.isEmpty() ? String.valueOf(answer.status()) : error)
                                + " to a trial, which does not tell whether client id and secret are right.")
                        .fix("Log in once: that tells.");
        };
    }

    private String proof() {
        return provider.key() == null ? "secret" : "key";
    }

    private static String error(ProviderProbe.Answer answer) {
        try {
            String error =
                    JsonMapper.shared().readTree(answer.body()).path("error").asString("");
            return ERROR.matcher(error).matches() ? error : "";
        } catch (JacksonException notJson) {
            return "";
        }
    }
}
