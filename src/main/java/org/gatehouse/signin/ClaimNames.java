package org.gatehouse.signin;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which claims are read. */
@Component
public class ClaimNames {

    private final Providers providers;

    ClaimNames(Providers providers) {
        this.providers = providers;
    }

    /**
     * The claim that holds people's groups ({@code OIDC_GROUPS_CLAIM}).
     *
     * @param provider its registration id, as sessions remember it; empty when it is not set up any more
     */
    public Optional<String> ofGroups(String provider) {
        return providers.find(provider).map(Provider::groupsClaim);
    }
}
