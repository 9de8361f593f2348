package org.gatehouse.registration;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.doctor.Finding;
import org.gatehouse.provider.ProviderProbe;

/**
 * Whether our redirect URI is registered: a stranger's authorization request that must not ask anything ({@code
 * prompt=none}; OpenID Connect Core 1.0, section 3.1.2.6) comes back to it with an error. To an address that it does not
 * know a provider sends nobody (RFC 6749, section 4.1.2.1).
 */
final class RedirectProbe {

    private static final Pattern ERROR = Pattern.compile("[?&#]error=([a-z_]{1,60})");
    private static final Pattern UNKNOWN_CLIENT = Pattern.compile(
            "client not found|unknown client|unknown_client|invalid_client|AADSTS700016|parameter: client_id",
            Pattern.CASE_INSENSITIVE);
    /** Pages that say so with status 200. */
    private static final Pattern UNKNOWN_ADDRESS =
            Pattern.compile("redirect_uri_mismatch|AADSTS50011|callback url mismatch", Pattern.CASE_INSENSITIVE);

    private static final Set<String> NOBODY_LOGGED_IN = Set.of(
            "login_required",
            "interaction_required",
            "consent_required",
            "account_selection_required",
            "access_denied");

    /** Of the RFC 7636 example: nothing is ever redeemed with it. */
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static final int MOST_HOPS = 3;

    private final ConfiguredProvider provider;
    private final Guidance guidance;
    private final ProviderProbe probe;

    RedirectProbe(ConfiguredProvider provider, ProviderProbe probe) {
        this.provider = provider;
        this.guidance = Guidance.of(provider);
        this.probe = probe;
    }

    /** What came of one request. */
    private record Outcome(ProviderProbe.Answer answer, boolean cameBack, String error) {}

    List<Finding> findings(Metadata metadata, String redirectUri) throws IOException {
        Optional<URI> endpoint = metadata.endpoint("authorization_endpoint");
        if (endpoint.isEmpty()) {
            return List.of();
        }
        if (metadata.says("require_pushed_authorization_requests")) {
            return List.of(Finding.ok(provider.name() + " takes pushed authorization requests only, so that this cannot"
                            + " be seen from here.")
                    .fix(guidance.redirect())
                    .copy(redirectUri));
        }
        Outcome ours = ask(endpoint.get(), redirectUri);
        return ours.cameBack()
                ? registered(ours.error(), endpoint.get(), redirectUri)
                : List.of(refused(ours.answer(), redirectUri));
    }

    private List<Finding> registered(String error, URI endpoint, String redirectUri) throws IOException {
        List<Finding> all = new ArrayList<>();
        all.add(Finding.ok(provider.name() + " knows the redirect URI " + redirectUri));
        if (ask(endpoint, redirectUri + "/unknown-" + UUID.randomUUID()).cameBack()) {
            all.add(Finding.hint(provider.name() + " sends people, with their codes, to other addresses too.")
                    .fix("Replace the pattern by the exact address. " + guidance.redirect())
                    .copy(redirectUri));
        }
        if (error.equals("invalid_scope")) {
            all.add(Finding.problem(provider.name() + " refuses the scopes that are asked for: "
                            + String.join(" ", provider.scopes()))
                    .about(provider.setting("OIDC_SCOPES"))
                    .fix("Let the client ask for them at the provider, or leave out those that it does not have."));
        } else if (error.equals("unauthorized_client") || error.equals("unsupported_response_type")) {
            all.add(Finding.problem(provider.name() + " does not let this client use the authorization code flow.")
                    .about(provider.setting("OIDC_CLIENT_ID"))
                    .fix("Switch it on for the client: grant type “Authorization Code”, in Keycloak “Standard flow”."));
        } else if (!error.isEmpty() && !NOBODY_LOGGED_IN.contains(error)) {
            all.add(Finding.hint(provider.name() + " answers a trial with " + error + ".")
                    .fix("Log in once: that tells whether it matters."));
        }
        return all;
    }

    private Finding refused(ProviderProbe.Answer answer, String redirectUri) {
        if (UNKNOWN_CLIENT.matcher(answer.body()).find()) {
            return Finding.problem(provider.name() + " does not know the client id " + provider.clientId())
                    .about(provider.setting("OIDC_CLIENT_ID"))
                    .fix(guidance.credentials());
        }
        if (answer.status() / 100 == 4 || UNKNOWN_ADDRESS.matcher(answer.body()).find()) {
            return Finding.problem(provider.name() + " sends nobody to " + redirectUri
                            + ": it is not registered, or the client id is another application's.")
                    .about("BASE_URL")
                    .fix(guidance.redirect())
                    .copy(redirectUri);
        }
        return Finding.hint(provider.name() + " answers " + answer.status()
                        + " to a trial, which does not tell whether it knows the redirect URI.")
                .fix("Log in once: that tells. " + guidance.redirect())
                .copy(redirectUri);
    }

    private Outcome ask(URI endpoint, String redirectUri) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", redirectUri);
        query.put("scope", String.join(" ", provider.scopes()));
        query.put("state", "set-up-check");
        query.put("nonce", "set-up-check");
        query.put("prompt", "none");
        query.put("code_challenge", CHALLENGE);
        query.put("code_challenge_method", "S256");
        URI next = URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + ProviderProbe.encoded(query));
        ProviderProbe.Answer answer = probe.get(next);
        for (int hop = 0; hop < MOST_HOPS && staysAt(endpoint, answer, redirectUri); hop++) {
            answer = probe.get(answer.location().orElseThrow());
        }
        String location = answer.location().map(URI::toString).orElse("");
        Matcher error = ERROR.matcher(location);
        return new Outcome(answer, leadsTo(redirectUri, location), error.find() ? error.group(1) : "");
    }

    /** Some providers go round among their own pages first. */
    private static boolean staysAt(URI endpoint, ProviderProbe.Answer answer, String redirectUri) {
        return answer.isRedirect()
                && answer.location()
                        .filter(to -> endpoint.getAuthority().equals(to.getAuthority()))
                        .filter(to -> !leadsTo(redirectUri, to.toString()))
                        .isPresent();
    }

    private static boolean leadsTo(String redirectUri, String location) {
        return location.startsWith(redirectUri + "?") || location.startsWith(redirectUri + "#");
    }
}
