package org.gatehouse.signin;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
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

    @Autowired
    Providers(SignInSettings settings, PublicAddress address, ProviderHttp http) {
        this(settings, address, http, InstantSource.system());
    }

    Providers(SignInSettings settings, PublicAddress address, ProviderHttp http, InstantSource clock) {
        List<Provider> all = settings.checkedProviders();
        this.first = all.getFirst();
        for (Provider provider : all) {
            String callback = address.of("/login/oauth2/code/" + provider.id());
            byId.put(provider.id(), new Known(provider, new Discovery(provider, callback, http, clock)));
        }
    }

    /** All of them, in the order of the settings. */
    List<Provider> all() {
        return byId.values().stream().map(Known::provider).toList();
    }

    /** Empty where people have a choice. */
    Optional<Provider> only() {
        return byId.size() == 1 ? Optional.of(first) : Optional.empty();
    }

    Optional<Provider> find(@Nullable String id) {
        return Optional.ofNullable(byId.get(id)).map(Known::provider);
    }

    /**
     * The provider that somebody signed in with. Empty when it was taken out of the settings; or set up anew with another
     * issuer, for which the person's tokens are not.
     */
    Optional<Provider> of(SignedInUser user) {
        return find(user.provider()).filter(provider -> provider.issuer().equals(user.issuer()));
    }

    /** Its name in sentences, for an id that a browser may have made up, or left out where there is no choice. */
    String nameOf(@Nullable String id) {
        return find(id).or(this::only).map(Provider::name).orElse("The identity provider");
    }

    /** What an address has to say of a provider: its id, null where there is but one. */
    @Nullable
    String mention(Provider provider) {
        return only().isPresent() ? null : provider.id();
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

    /** @throws ProviderUnavailable if a browser that is sent there now would find nobody */
    void requireReachable(Provider provider) {
        discovery(provider).requireReachable();
    }

    /** Whether this provider can be reached now. */
    boolean answers(Provider provider) {
        return discovery(provider).answers();
    }

    /** Whether people could log in, with any of them, in the last seconds or now; known within the time given. */
    boolean isOneReachable(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        byId.values().forEach(known -> known.discovery().look());
        return byId.values().stream()
                .anyMatch(known ->
                        known.discovery().isReachable(Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
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
