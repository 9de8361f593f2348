package org.gatehouse.registration;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.gatehouse.doctor.Finding;
import org.gatehouse.provider.ProviderProbe;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the metadata, once for all checks of a run (OpenID Connect Discovery 1.0, section 4). Unlike for a log-in, what
 * speaks for another issuer is looked at too: the rest may be right.
 */
final class Discovery {

    private static final String PATH = "/.well-known/openid-configuration";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ConfiguredProvider provider;
    private final ProviderProbe probe;
    private final SingletonSupplier<Found> found = SingletonSupplier.of(this::read);

    /**
     * @param metadata null when there is none
     * @param date the provider's time, between the two moments of ours
     */
    record Found(List<Finding> findings, @Nullable Metadata metadata, Optional<Instant> date) {}

    Discovery(ConfiguredProvider provider, ProviderProbe probe) {
        this.provider = provider;
        this.probe = probe;
    }

    Found obtain() {
        return found.obtain();
    }

    private Found read() {
        URI address = URI.create(provider.issuer().replaceAll("/+$", "") + PATH);
        try {
            ProviderProbe.Answer answer = probe.getJson(address);
            return answer.status() == 200 ? judged(address, answer) : refused(address, answer);
        } catch (IOException | RuntimeException unreachable) {
            return nothing(unreachable(address, unreachable));
        }
    }

    private Found judged(URI address, ProviderProbe.Answer answer) {
        Metadata metadata;
        try {
            metadata = new Metadata(JsonMapper.shared().readValue(answer.body(), OBJECT));
        } catch (JacksonException notJson) {
            return nothing(problem(address + " answers with something other than a discovery document.")
                    .fix(Guidance.of(provider).issuer()));
        }
        return new Found(List.of(issuer(metadata)), metadata, answer.date());
    }

    /** Section 4.3: they must be identical, or no log-in is trusted. */
    private Finding issuer(Metadata metadata) {
        String said = metadata.text("issuer").orElse("");
        if (said.equals(provider.issuer())) {
            return Finding.ok(said + " answers, and is the issuer that it says it is.");
        }
        if (said.isEmpty() || said.contains("{")) {
            return problem("What is found there speaks for no single issuer" + (said.isEmpty() ? "." : ": " + said))
                    .fix(Guidance.of(provider).issuer());
        }
        boolean slash = said.replaceAll("/+$", "").equals(provider.issuer().replaceAll("/+$", ""));
        return problem(provider.name() + " calls itself " + said + ", and is set as " + provider.issuer()
                        + (slash ? ": they differ in the slash at the end." : "."))
                .fix(slash ? "Write it as the provider does:" : "If that is your provider, write:")
                .copy(provider.line("OIDC_ISSUER", said));
    }

    private Found refused(URI address, ProviderProbe.Answer answer) {
        Optional<String> moved = answer.location()
                .map(URI::toString)
                .filter(to -> to.endsWith(PATH))
                .map(to -> to.substring(0, to.length() - PATH.length()));
        if (moved.isPresent()) {
            return nothing(problem(address + " redirects to another address, which is not followed.")
                    .fix("Write, with or without a slash at the end as the document there says:")
                    .copy(provider.line("OIDC_ISSUER", moved.get())));
        }
        String fix = answer.status() >= 500
                ? "Wait until the provider works again; its status page may tell more."
                : Guidance.of(provider).issuer();
        return nothing(problem(address + " answers " + answer.status() + ": there is no discovery document.")
                .fix(fix));
    }

    private Finding unreachable(URI address, Exception failure) {
        if (provider.isBuiltIn()) {
            return Finding.hint("The built-in identity server does not run; it starts and stops with Gatehouse.");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return problem("There is no host " + address.getHost() + ", as far as this machine can see.")
                        .fix("Correct the issuer, or this machine's DNS. "
                                + Guidance.of(provider).issuer());
            }
            if (cause instanceof SSLException) {
                return problem("The certificate of " + address.getHost() + " is not one that Java trusts.")
                        .fix("If an authority of your own issued it, import it into a trust store and start with:")
                        .copy("-Djavax.net.ssl.trustStore=FILE -Djavax.net.ssl.trustStorePassword=PASSWORD");
            }
        }
        String how = failure instanceof HttpTimeoutException
                ? " does not answer in time."
                : failure instanceof ConnectException ? " refuses the connection." : " cannot be reached.";
        return problem(address.getAuthority() + how)
                .fix("Check that it runs and that this machine may reach it: curl " + address);
    }

    private Finding problem(String sentence) {
        return Finding.problem(sentence).about(provider.setting("OIDC_ISSUER"));
    }

    private static Found nothing(Finding finding) {
        return new Found(List.of(finding), null, Optional.empty());
    }
}
