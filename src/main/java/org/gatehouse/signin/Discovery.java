package org.gatehouse.signin;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.provider.ProviderMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/** What one provider says of itself, asked for on first use (OpenID Connect Discovery 1.0, section 4) and kept. */
final class Discovery {

    private static final Logger log = LoggerFactory.getLogger(Discovery.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final Provider provider;
    private final String callback;
    private final ProviderHttp http;
    private final ReentrantLock discovering = new ReentrantLock();
    private volatile @Nullable ClientRegistration found;
    private volatile Instant nextTry = Instant.MIN;

    /** @param callback the redirect URI */
    Discovery(Provider provider, String callback, ProviderHttp http) {
        this.provider = provider;
        this.callback = callback;
        this.http = http;
    }

    /** @throws ProviderUnavailable if the provider has to be asked and does not answer, or answers wrongly */
    ClientRegistration registration() {
        ClientRegistration registration = found;
        return registration != null ? registration : discoverOnce();
    }

    /** Whether the provider can be reached now. */
    boolean answers() {
        try {
            ProviderMetadata.discover(provider.issuer(), http);
            return true;
        } catch (IOException | RuntimeException failure) {
            log.warn("{} does not answer: {}", provider.issuer(), failure.getMessage());
            return false;
        }
    }

    private ClientRegistration discoverOnce() {
        discovering.lock();
        try {
            ClientRegistration registration = found;
            if (registration == null) {
                registration = discover();
                found = registration;
            }
            return registration;
        } finally {
            discovering.unlock();
        }
    }

    private ClientRegistration discover() {
        if (Instant.now().isBefore(nextTry)) {
            throw new ProviderUnavailable(provider.name() + " did not answer a moment ago", null);
        }
        try {
            return registration(ProviderMetadata.discover(provider.issuer(), http));
        } catch (IOException | RuntimeException failure) {
            nextTry = Instant.now().plus(PAUSE_AFTER_FAILURE);
            log.warn("Discovery of {} failed: {}", provider.issuer(), failure.getMessage());
            throw new ProviderUnavailable("Discovery of " + provider.issuer() + " failed", failure);
        }
    }

    private ClientRegistration registration(ProviderMetadata metadata) {
        return ClientRegistrations.fromOidcConfiguration(metadata.values())
                .registrationId(provider.id())
                .clientName(provider.name())
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .scope(provider.scopes())
                .redirectUri(callback)
                .build();
    }
}
