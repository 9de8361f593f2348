package org.gatehouse.signin;

import java.time.InstantSource;
import java.util.List;
import org.gatehouse.access.AccessSettings;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.LogIn;
import org.gatehouse.doctor.LogInChecks;
import org.gatehouse.outbound.PrivateKeyJwt;
import org.gatehouse.provider.ProviderProbe;
import org.gatehouse.registration.ConfiguredProvider;
import org.gatehouse.registration.GroupsRules;
import org.gatehouse.registration.ProviderChecks;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has each provider looked at, and what it says of somebody who logged in. */
@Component
class SignInChecks implements Checks, LogInChecks {

    private final SignInSettings settings;
    private final ObjectProvider<AccessSettings> access;
    private final ProviderChecks checks;

    SignInChecks(
            SignInSettings settings,
            ObjectProvider<AccessSettings> access,
            ObjectProvider<PublicAddress> address,
            ProviderProbe probe) {
        this.settings = settings;
        this.access = access;
        this.checks = new ProviderChecks(probe, address::getObject, InstantSource.system());
    }

    @Override
    public List<Check> all() {
        return settings.checkedProviders().stream()
                .flatMap(provider -> checks.of(seen(provider)).stream())
                .toList();
    }

    @Override
    public List<Check> of(LogIn logIn) {
        return settings.checkedProviders().stream()
                .filter(provider -> provider.id().equals(logIn.provider()))
                .map(provider -> new Check(
                        "Groups of the person logged in",
                        () -> new GroupsRules(seen(provider), access.getObject().adminGroups()).findings(logIn)))
                .toList();
    }

    private static ConfiguredProvider.@Nullable Key proof(Provider provider) {
        PrivateKeyJwt key = provider.key();
        if (key == null) {
            return null;
        }
        boolean forIssuer = provider.preset().keyAudience() == Preset.KeyAudience.ISSUER;
        return (tokenEndpoint, algorithms) -> key.parameters(
                provider.clientId(), forIssuer ? provider.issuer() : tokenEndpoint.toString(), algorithms);
    }

    private ConfiguredProvider seen(Provider provider) {
        return new ConfiguredProvider(
                provider.id(),
                provider.preset().kind(),
                provider.name(),
                provider.issuer(),
                provider.clientId(),
                provider.clientSecret(),
                proof(provider),
                provider.scopes(),
                provider.groupsClaim(),
                !settings.providers().containsKey(provider.id()));
    }
}
