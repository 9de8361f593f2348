package org.gatehouse.provider;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The provider's signing keys, fetched at first use and kept. A key that is not among them makes them be fetched anew,
 * which is how a rotation is noticed; fetches are limited, so that made-up key ids cannot flood the provider. Keys
 * outlive an outage of the provider. Keep one object for each provider.
 */
public final class ProviderKeys implements JWKSource<SecurityContext> {

    /** Where the keys are; asked before each fetch, on the fetching thread, so it may use the network. */
    @FunctionalInterface
    public interface Location {
        URI jwksUri() throws IOException;
    }

    private static final Duration FRESH = Duration.ofMinutes(15);
    /** One fetch in so long, and a few at once after a time without: what a flood of made-up keys cannot exceed. */
    private static final Duration SPACING = Duration.ofSeconds(2);

    private static final int AT_ONCE = 4;

    /** After a failed fetch, so that those who waited for it do not each wait for one more. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private record Held(JWKSet keys, Instant fetchedAt) {}

    private final ProviderHttp http;
    private final Location location;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private volatile @Nullable Held held;
    private Instant used = Instant.EPOCH;
    private Instant pauseEnd = Instant.MIN;

    public ProviderKeys(ProviderHttp http, Location location) {
        this(http, location, InstantSource.system());
    }

    ProviderKeys(ProviderHttp http, Location location, InstantSource clock) {
        this.http = http;
        this.location = location;
        this.clock = clock;
    }

    /**
     * @return the matching keys; none when the provider has no such key as far as we may know by now
     * @throws KeySourceException if no keys are held and none can be fetched
     */
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        Held known = held;
        if (known == null || clock.instant().isAfter(known.fetchedAt().plus(FRESH))) {
            known = renewed(known);
        }
        List<JWK> matching = selector.select(known.keys());
        return matching.isEmpty() ? selector.select(renewed(known).keys()) : matching;
    }

    /** What is held now; null before the first fetch. To be asked before a signature is checked, for {@link #renew}. */
    public @Nullable JWKSet held() {
        Held known = held;
        return known == null ? null : known.keys();
    }

    /**
     * For a signature that none of the tried keys explains: a provider may exchange a key and leave its id as it was, or
     * have no ids at all.
     *
     * @return whether there are other keys than these now
     * @throws KeySourceException if no keys are held and none can be fetched
     */
    @SuppressWarnings("ReferenceEquality") // the very object that the caller tried
    public boolean renew(@Nullable JWKSet tried) throws KeySourceException {
        Held known = held;
        Held newest = known == null || known.keys() == tried ? renewed(known) : known;
        return tried == null || !newest.keys().getKeys().equals(tried.getKeys());
    }

    /** Keys newer than the given ones; the given ones when the limit or an outage forbids. */
    @SuppressWarnings("ReferenceEquality") // the very object that the caller found wanting
    private Held renewed(@Nullable Held known) throws KeySourceException {
        fetching.lock();
        try {
            Held now = held;
            if (now != null && now != known) {
                return now; // somebody else fetched while we waited
            }
            return fetchOrKeep(known);
        } finally {
            fetching.unlock();
        }
    }

    private Held fetchOrKeep(@Nullable Held known) throws KeySourceException {
        if (!mayFetch()) {
            return orFail(known, new IOException("they were asked for too often, or in vain, just now"));
        }
        try {
            Held fetched = new Held(fetch(), clock.instant());
            held = fetched;
            return fetched;
        } catch (IOException | RuntimeException e) {
            pauseEnd = clock.instant().plus(PAUSE);
            return orFail(known, e);
        }
    }

    private static Held orFail(@Nullable Held known, Exception why) throws KeySourceException {
        if (known == null) {
            throw new KeySourceException("The provider's keys cannot be fetched: " + why.getMessage(), why);
        }
        return known;
    }

    private boolean mayFetch() {
        Instant now = clock.instant();
        if (now.isBefore(pauseEnd)) {
            return false;
        }
        if (now.isBefore(used.minus(SPACING.multipliedBy(AT_ONCE - 1)))) {
            return false;
        }
        used = (used.isBefore(now) ? now : used).plus(SPACING);
        return true;
    }

    private JWKSet fetch() throws IOException {
        return KeySetDocument.parse(http.get(location.jwksUri()));
    }
}
