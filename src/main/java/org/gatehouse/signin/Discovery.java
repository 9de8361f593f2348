package org.gatehouse.signin;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.provider.ProviderMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;

/**
 * What one provider says of itself (OpenID Connect Discovery 1.0, section 4): asked for on first use, and anew now and then,
 * so that an endpoint that moved is noticed. What is known outlives every outage.
 */
final class Discovery {

    private static final Logger log = LoggerFactory.getLogger(Discovery.class);

    private static final Duration FRESH = Duration.ofMinutes(15);
    /** How old a sign of life may be to show that the provider can be reached. */
    private static final Duration LIVELY = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** With nothing known of it, nobody can be sent to a provider: those who come first wait for a slow one. */
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);

    private record Known(ClientRegistration registration, Instant at) {}

    private final Provider provider;
    private final String callback;
    private final ProviderHttp http;
    private final InstantSource clock;
    private final SharedQuestion<ClientRegistration> question;
    private volatile @Nullable Known known;
    /** Why the last try was in vain; null after one that was not. */
    private volatile @Nullable Exception failure;

    /** @param callback the redirect URI */
    Discovery(Provider provider, String callback, ProviderHttp http, InstantSource clock) {
        this.provider = provider;
        this.callback = callback;
        this.http = http;
        this.clock = clock;
        this.question = new SharedQuestion<>(this::discover, clock);
    }

    /** @throws ProviderUnavailable if the provider was never reached and does not answer, or answers wrongly */
    ClientRegistration registration() {
        Known now = known;
        if (now == null) {
            return question.answer(FIRST_PATIENCE);
        }
        if (isOlder(now, FRESH)) {
            question.askInBackground();
        }
        return now.registration();
    }

    /** Whether the provider answers now. */
    boolean answers() {
        return answersWithin(PATIENCE);
    }

    /**
     * To be called before a browser is sent to the provider, where it would be left with an error of the network.
     *
     * @throws ProviderUnavailable if nobody answers there now
     */
    void requireReachable() {
        if (!isReachable(PATIENCE)
                && (failure instanceof ConnectException || failure instanceof HttpTimeoutException)) {
            throw new ProviderUnavailable(provider.name() + " does not answer", failure);
        }
    }

    /** Makes it known soon whether the provider can be reached. */
    void look() {
        Known now = known;
        if (now == null || isOlder(now, LIVELY)) {
            question.askInBackground();
        }
    }

    /**
     * Whether the provider answered in the last seconds, or does so while we look.
     *
     * @param patience how long to wait for an answer under way
     */
    boolean isReachable(Duration patience) {
        Known now = known;
        return (now != null && !isOlder(now, LIVELY)) || answersWithin(patience);
    }

    private boolean answersWithin(Duration patience) {
        try {
            question.answer(patience);
            return true;
        } catch (ProviderUnavailable unreachable) {
            return false;
        }
    }

    private boolean isOlder(Known what, Duration age) {
        return clock.instant().isAfter(what.at().plus(age));
    }

    private ClientRegistration discover() throws IOException {
        try {
            ClientRegistration registration =
                    keptIfSame(registration(ProviderMetadata.discover(provider.issuer(), http)));
            known = new Known(registration, clock.instant());
            if (failure != null) {
                log.info("{} answers again", provider.issuer());
            }
            failure = null;
            return registration;
        } catch (IOException | RuntimeException why) {
            // Once for each outage: it is asked for every few seconds.
            if (failure == null) {
                log.warn("Discovery of {} failed: {}", provider.issuer(), why.toString());
            }
            failure = why;
            throw why;
        }
    }

    /** The registration that is known, where nothing changed: much is kept with it. */
    private ClientRegistration keptIfSame(ClientRegistration fresh) {
        Known before = known;
        return before != null && metadata(before.registration()).equals(metadata(fresh))
                ? before.registration()
                : fresh;
    }

    private static Object metadata(ClientRegistration registration) {
        return registration.getProviderDetails().getConfigurationMetadata();
    }

    private ClientRegistration registration(ProviderMetadata metadata) {
        Map<String, Object> values = metadata.values();
        // Not by Spring's reader of metadata: one odd value among the many that nobody needs, and it reads nothing.
        return ClientRegistration.withRegistrationId(provider.id())
                .clientName(provider.name())
                .clientId(provider.clientId())
                .clientSecret(provider.clientSecret())
                .clientAuthenticationMethod(ClientAuthentication.method(values, provider.key() != null))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .scope(provider.scopes())
                .redirectUri(callback)
                .issuerUri(metadata.issuer())
                .authorizationUri((String) values.get("authorization_endpoint"))
                .tokenUri(Objects.requireNonNull((String) values.get("token_endpoint"))) // checked when it was read
                .jwkSetUri(metadata.jwksUri().toString())
                .userInfoUri(provider.preset().userInfo() ? (String) values.get("userinfo_endpoint") : null)
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(values)
                .build();
    }
}
