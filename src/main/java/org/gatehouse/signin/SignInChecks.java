package org.gatehouse.signin;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.access.AccessSettings;
import org.gatehouse.directory.DirectoryOfIssuer;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.LogIn;
import org.gatehouse.doctor.LogInChecks;
import org.gatehouse.outbound.PrivateKeyJwt;
import org.gatehouse.provider.ProviderProbe;
import org.gatehouse.registration.ConfiguredProvider;
import org.gatehouse.registration.GroupsRules;
import org.gatehouse.registration.ProviderChecks;
import org.gatehouse.registration.RefreshTokenRule;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has each provider looked at, and what it says of somebody who logged in. */
@Component
class SignInChecks implements Checks, LogInChecks {

    private final SignInSettings settings;
    private final ObjectProvider<AccessSettings> access;
    private final ObjectProvider<DirectoryOfIssuer> directories;
    private final ProviderChecks checks;

    SignInChecks(
            SignInSettings settings,
            ObjectProvider<AccessSettings> access,
            ObjectProvider<DirectoryOfIssuer> directories,
            ObjectProvider<PublicAddress> address,
            ProviderProbe probe) {
        this.settings = settings;
        this.access = access;
        this.directories = directories;
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
                .map(this::seen)
                .flatMap(provider -> Stream.of(
                        new Check(
                                "Groups of the person logged in",
                                () -> new GroupsRules(
                                                provider, access.getObject().adminGroups())
                                        .findings(logIn)),
                        new Check(
                                "Refresh token of the person logged in",
                                () -> new RefreshTokenRule(provider).came(logIn))))
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
                provider.groupPrefix(),
                isInDirectory(provider),
                !settings.providers().containsKey(provider.id()));
    }

    /** A directory whose settings are wrong is meant to be there; that they are wrong is said elsewhere. */
    private boolean isInDirectory(Provider provider) {
        try {
            return directories.stream().anyMatch(directory -> directory.holdsUsersOf(provider.issuer()));
        } catch (BeansException wrongSetting) {
            return true;
        }
    }
}
