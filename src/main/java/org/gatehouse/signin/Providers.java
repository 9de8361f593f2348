package org.gatehouse.signin;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.provider.ProviderMetadata;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;

/**
 * The provider as a client registration, discovered on first use (OpenID Connect Discovery 1.0, section 4), so that the
 * application starts and serves while the provider is down.
 */
@Component
class Providers implements ClientRegistrationRepository {

    private static final Logger log = LoggerFactory.getLogger(Providers.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);

    private final SignInSettings settings;
    private final PublicAddress address;
    private final ProviderHttp http;
    private final ReentrantLock discovering = new ReentrantLock();
    private volatile @Nullable ClientRegistration found;
    private volatile Instant nextTry = Instant.MIN;

    Providers(SignInSettings settings, PublicAddress address, ProviderHttp http) {
        this.settings = settings;
        this.address = address;
        this.http = http;
    }

    /** The id of the provider that people sign in with. */
    String defaultId() {
        return settings.identityProvider();
    }

    /**
     * The provider with this id, or null when there is none.
     *
     * @throws ProviderUnavailable if it has to be discovered and does not answer, or answers wrongly
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(defaultId())) {
            return null;
        }
        ClientRegistration registration = found;
        return registration != null ? registration : discoverOnce();
    }

    /** Whether the provider can be reached now. */
    boolean answers() {
        try {
            ProviderMetadata.discover(settings.issuer(), http);
            return true;
        } catch (IOException | RuntimeException failure) {
            log.warn("{} does not answer: {}", settings.issuer(), failure.getMessage());
            return false;
        }
    }

    /** An endpoint that the provider announces beyond those that every provider has; null when it has none. */
    static @Nullable URI endpoint(ClientRegistration provider, String name) {
        Object value = provider.getProviderDetails().getConfigurationMetadata().get(name);
        try {
            return value instanceof String text && text.startsWith("http") ? URI.create(text) : null;
        } catch (IllegalArgumentException noAddress) {
            return null;
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
            throw new ProviderUnavailable(settings.providerName() + " did not answer a moment ago", null);
        }
        try {
            return registration(ProviderMetadata.discover(settings.issuer(), http));
        } catch (IOException | RuntimeException failure) {
            nextTry = Instant.now().plus(PAUSE_AFTER_FAILURE);
            log.warn("Discovery of {} failed: {}", settings.issuer(), failure.getMessage());
            throw new ProviderUnavailable("Discovery of " + settings.issuer() + " failed", failure);
        }
    }

    private ClientRegistration registration(ProviderMetadata metadata) {
        return ClientRegistrations.fromOidcConfiguration(metadata.values())
                .registrationId(settings.identityProvider())
                .clientName(settings.providerName())
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthentication.method(metadata.values(), false))
                .scope(settings.scopeSet())
                .redirectUri(address.of("/login/oauth2/code/" + settings.identityProvider()))
                .build();
    }
}
