package org.gatehouse.signin;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Readiness: people can log in as long as one of the providers can be reached. Those who are logged in already go on
 * without, so that liveness does not ask. Answers within a second or so, from what was seen in the last seconds.
 */
@Component("identityProviders")
class ReachableProviders implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Providers providers;

    ReachableProviders(Providers providers) {
        this.providers = providers;
    }

    @Override
    public Health health() {
        return (providers.isOneReachable(PATIENCE) ? Health.up() : Health.down()).build();
    }
}
