package org.gatehouse.signin;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/**
 * The providers that people can sign in with, as client registrations that are discovered on first use, so that the
 * application starts and serves while a provider is down.
 */
@Component
class Providers implements ClientRegistrationRepository {

    private record Known(Provider provider, Discovery discovery) {}

    private final Map<String, Known> byId = new LinkedHashMap<>();
    private final Provider first;

    Providers(SignInSettings settings, PublicAddress address, ProviderHttp http) {
        List<Provider> all = settings.checkedProviders();
        this.first = all.getFirst();
        all.forEach(provider -> byId.put(
                provider.id(),
                new Known(provider, new Discovery(provider, address.of("/login/oauth2/code/" + provider.id()), http))));
    }

    /** All of them, in the order of the settings. */
    List<Provider> all() {
        return byId.values().stream().map(Known::provider).toList();
    }

    /** The one that is configured in {@code .env}. */
    Provider first() {
        return first;
    }

    Optional<Provider> find(@Nullable String id) {
        return Optional.ofNullable(byId.get(id)).map(Known::provider);
    }

    /** The provider behind one of our registrations. */
    Provider of(ClientRegistration registration) {
        return find(registration.getRegistrationId()).orElseThrow();
    }

    /**
     * The provider with this id, or null when there is none.
     *
     * @throws ProviderUnavailable if it has to be discovered and does not answer, or answers wrongly
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        Known known = byId.get(id);
        return known == null ? null : known.discovery().registration();
    }

    /**
     * What one of our providers says of itself, and what we are to it.
     *
     * @throws ProviderUnavailable if it has to be discovered and does not answer, or answers wrongly
     */
    ClientRegistration registration(Provider provider) {
        return discovery(provider).registration();
    }

    /** Whether this provider can be reached now. */
    boolean answers(Provider provider) {
        return discovery(provider).answers();
    }

    private Discovery discovery(Provider provider) {
        return requireNonNull(byId.get(provider.id())).discovery();
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
}
