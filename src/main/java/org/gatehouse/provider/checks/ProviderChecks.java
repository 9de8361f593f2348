package org.gatehouse.provider.checks;

import java.time.InstantSource;
import java.util.List;
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
        var secret = new ClientProbe(provider, probe);
        var redirect = new RedirectProbe(provider, probe);
        var logOut = new LogOutProbe(provider, probe);
        return List.of(
                new Check(provider.name() + ": issuer", () -> discovery.obtain().findings()),
                check(provider.name() + ": what it offers", discovery, new MetadataRules(provider)::findings),
                new Check(
                        provider.name() + ": clock", () -> new ClockRule(provider, clock).findings(discovery.obtain())),
                check(provider.name() + ": signing keys", discovery, new KeysProbe(provider, probe)::findings),
                check(
                        provider.name() + ": client id and secret",
                        discovery,
                        seen -> secret.findings(seen, redirectUri(provider))),
                check(
                        provider.name() + ": redirect URI",
                        discovery,
                        seen -> redirect.findings(seen, redirectUri(provider))),
                check(
                        provider.name() + ": log-out",
                        discovery,
                        seen -> logOut.findings(seen, address.get().of("/"))),
                check(
                        provider.name() + ": back-channel log-out",
                        discovery,
                        seen -> new BackChannelRule(provider).findings(seen, address.get())));
    }

    private interface Rule {
        List<Finding> findings(Metadata metadata) throws Exception;
    }

    private static Check check(String title, Discovery discovery, Rule rule) {
        return new Check(title, () -> {
            Metadata metadata = discovery.obtain().metadata();
            return metadata == null ? List.of() : rule.findings(metadata);
        });
    }

    private String redirectUri(ConfiguredProvider provider) {
        return address.get().of("/login/oauth2/code/" + provider.id());
    }
}
