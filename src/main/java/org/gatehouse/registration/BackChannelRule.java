package org.gatehouse.registration;

import java.net.URI;
import java.util.List;
import org.gatehouse.doctor.Finding;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.settings.WebAddress;

/** Whether the provider can tell of log-outs (OpenID Connect Back-Channel Logout 1.0, section 2.1), and where to. */
final class BackChannelRule {

    private final ConfiguredProvider provider;

    BackChannelRule(ConfiguredProvider provider) {
        this.provider = provider;
    }

    List<Finding> findings(Metadata metadata, PublicAddress address) {
        String name = provider.name();
        String where = Guidance.of(provider).backChannel();
        if (provider.isBuiltIn()) {
            return List.of(Finding.ok("It tells Gatehouse of log-outs."));
        }
        if (where == null || !metadata.says("backchannel_logout_supported")) {
            return List.of(Finding.ok(name + " does not tell of log-outs: who is blocked there is noticed here after"
                    + " REVALIDATE_AFTER."));
        }
        boolean away = WebAddress.isLoopback(URI.create(address.baseUrl()))
                && !WebAddress.isLoopback(URI.create(provider.issuer()));
        if (away) {
            return List.of(Finding.ok(name + " can tell of log-outs, once it can reach BASE_URL; a provider elsewhere"
                    + " cannot reach this machine's localhost."));
        }
        return List.of(Finding.ok(name + " can tell of log-outs. Whether it does cannot be seen from here.")
                .fix(where)
                .copy(address.of("/logout/connect/back-channel/" + provider.id())));
    }
}
