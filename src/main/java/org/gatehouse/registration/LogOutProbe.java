package org.gatehouse.registration;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.doctor.Finding;
import org.gatehouse.provider.ProviderProbe;
import org.jspecify.annotations.Nullable;

/**
 * Whether the provider takes people back here after a log-out (OpenID Connect RP-Initiated Logout 1.0, section 2). It is
 * asked without an id token, which some refuse whatever else is asked: then nothing can be said.
 */
final class LogOutProbe {

    private static final String RETURN = "post_logout_redirect_uri";

    private final ConfiguredProvider provider;
    private final Guidance guidance;
    private final ProviderProbe probe;

    LogOutProbe(ConfiguredProvider provider, ProviderProbe probe) {
        this.provider = provider;
        this.guidance = Guidance.of(provider);
        this.probe = probe;
    }

    List<Finding> findings(Metadata metadata, String home) throws IOException {
        Optional<URI> endpoint = metadata.endpoint("end_session_endpoint");
        return List.of(endpoint.isEmpty() ? nowhere(home) : judged(endpoint.get(), home));
    }

    private Finding nowhere(String home) {
        return switch (provider.kind()) {
            case "auth0" ->
                Finding.ok("Auth0 takes log-outs at /v2/logout. Whether it takes people back cannot be seen from here.")
                        .fix(guidance.afterLogOut())
                        .copy(home);
            case "google" -> Finding.ok(guidance.afterLogOut() + " Who logs out here stays logged in at Google.");
            default ->
                Finding.hint(provider.name() + " offers no log-out: who logs out here stays logged in there, and the"
                                + " next log-in asks no password.")
                        .fix("If it has one, let its discovery document name it as end_session_endpoint.");
        };
    }

    private Finding judged(URI endpoint, String home) throws IOException {
        ProviderProbe.Answer ours = ask(endpoint, home);
        ProviderProbe.Answer unknown = ask(endpoint, home + "unknown-" + UUID.randomUUID());
        if (!ours.isError() && unknown.isError()) {
            return Finding.ok(provider.name() + " takes people back to " + home + " after a log-out.");
        }
        if (ours.isError() && !ask(endpoint, null).isError()) {
            return Finding.problem(provider.name() + " refuses to take people back to " + home + " after a log-out.")
                    .about("BASE_URL")
                    .fix(guidance.afterLogOut())
                    .copy(home);
        }
        if (unknown.location().filter(to -> to.toString().startsWith(home)).isPresent()) {
            return Finding.hint(provider.name() + " sends people anywhere after a log-out.")
                    .fix("Let it take the exact address only. " + guidance.afterLogOut())
                    .copy(home);
        }
        return provider.isBuiltIn()
                ? Finding.ok("It takes people back here after a log-out.")
                : Finding.ok(provider.name()
                                + " takes log-outs. Whether it takes people back cannot be seen from here.")
                        .fix(guidance.afterLogOut())
                        .copy(home);
    }

    /** @param home null to ask for no address to return to */
    private ProviderProbe.Answer ask(URI endpoint, @Nullable String home) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", provider.clientId());
        if (home != null) {
            query.put(RETURN, home);
        }
        return probe.get(
                URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + ProviderProbe.encoded(query)));
    }
}
