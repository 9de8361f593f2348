package org.gatehouse.registration;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a provider publishes about itself, as it came (OpenID Connect Discovery 1.0, section 3; RFC 8414). */
record Metadata(Map<String, Object> values) {

    Optional<String> text(String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** Empty when it is missing or no address. */
    Optional<URI> endpoint(String name) {
        try {
            return text(name).map(URI::create).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Empty when the provider does not list it. */
    Optional<List<String>> list(String name) {
        return values.get(name) instanceof Collection<?> several
                ? Optional.of(several.stream().map(String::valueOf).toList())
                : Optional.empty();
    }

    boolean says(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }
}
