package org.gatehouse.signin;

import java.time.InstantSource;
import java.util.List;
import org.gatehouse.access.AccessSettings;
import org.gatehouse.doctor.Check;
import org.gatehouse.doctor.Checks;
import org.gatehouse.doctor.LogIn;
import org.gatehouse.doctor.LogInChecks;
import org.gatehouse.provider.ProviderProbe;
import org.gatehouse.provider.checks.ConfiguredProvider;
import org.gatehouse.provider.checks.GroupsRules;
import org.gatehouse.provider.checks.ProviderChecks;
import org.gatehouse.settings.PublicAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has the provider looked at, and what it says of somebody who logged in. */
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
        return checks.of(provider());
    }

    @Override
    public List<Check> of(LogIn logIn) {
        return List.of(new Check(
                "Groups of the person logged in",
                () -> new GroupsRules(provider(), access.getObject().adminGroups()).findings(logIn)));
    }

    private ConfiguredProvider provider() {
        return new ConfiguredProvider(
                settings.identityProvider(),
                settings.identityProvider(),
                settings.providerName(),
                settings.issuer(),
                settings.clientId(),
                settings.clientSecret(),
                settings.scopeSet(),
                settings.groupsClaim());
    }
}
