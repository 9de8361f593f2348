package org.gatehouse.registration;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Finding;
import org.gatehouse.provider.ProviderProbe;
import org.gatehouse.settings.PublicAddress;

/** All that is looked at for one provider. Whatever needs its metadata says nothing when there is none. */
public final class ProviderChecks {

    private final ProviderProbe probe;
    private final Supplier<PublicAddress> address;
    private final InstantSource clock;

    /** @param address fails when {@code BASE_URL} is wrong, which keeps only those checks from running that need it */
    public ProviderChecks(ProviderProbe probe, Supplier<PublicAddress> address, InstantSource clock) {
        this.probe = probe;
        this.address = address;
        this.clock = clock;
    }

    public List<Check> of(ConfiguredProvider provider) {
        var discovery = new Discovery(provider, probe);
        var clock = new ClockRule(provider, this.clock);
        var client = new ClientProbe(provider, probe);
        var redirect = new RedirectProbe(provider, probe);
        var logOut = new LogOutProbe(provider, probe);
        var backChannel = new BackChannelRule(provider);
        BiFunction<String, Rule, Check> check = (title, rule) -> check(provider, title, discovery, rule);
        return List.of(
                new Check(provider.name() + ": issuer", () -> discovery.obtain().findings()),
                new Check(provider.name() + ": clock", () -> clock.findings(discovery.obtain())),
                check.apply("what it offers", new MetadataRules(provider)::findings),
                check.apply("refresh token", new RefreshTokenRule(provider)::asked),
                check.apply("signing keys", new KeysProbe(provider, probe)::findings),
                check.apply("client id and secret", seen -> client.findings(seen, redirectUri(provider))),
                check.apply("redirect URI", seen -> redirect.findings(seen, redirectUri(provider))),
                check.apply(
                        "log-out", seen -> logOut.findings(seen, address.get().of("/"))),
                check.apply("back-channel log-out", seen -> backChannel.findings(seen, address.get())));
    }

    private interface Rule {
        List<Finding> findings(Metadata metadata) throws IOException;
    }

    private static Check check(ConfiguredProvider provider, String title, Discovery discovery, Rule rule) {
        return new Check(provider.name() + ": " + title, () -> {
            Metadata metadata = discovery.obtain().metadata();
            if (metadata == null) {
                return List.of();
            }
            try {
                return rule.findings(metadata);
            } catch (HttpTimeoutException slow) {
                return List.of(Finding.hint(provider.name() + " does not answer in time.")
                        .fix("Run the checks again: a server that has just started is slow."));
            } catch (IOException unreachable) {
                return List.of(
                        Finding.problem(provider.name() + " cannot be reached at the address that its discovery"
                                        + " document names for this.")
                                .fix(
                                        "Let this machine reach every address in that document, also through a firewall or proxy."));
            }
        });
    }

    private String redirectUri(ConfiguredProvider provider) {
        return address.get().of("/login/oauth2/code/" + provider.id());
    }
}
