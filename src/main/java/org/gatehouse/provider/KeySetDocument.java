package org.gatehouse.provider;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JWK Set. Keys of a kind that is not known, that lack something or are too short are passed over, so that one of
 * them does not hide the good ones (RFC 7517, section 5).
 */
public final class KeySetDocument {

    private static final Set<String> CERTIFICATES = Set.of("x5c", "x5u", "x5t", "x5t#S256");

    /** A document is not a key set with keys in it. */
    public static final class NoKeys extends IOException {
        NoKeys(String message, @Nullable Exception cause) {
            super(message, cause);
        }
    }

    private KeySetDocument() {}

    /** @throws NoKeys if there is no set, or no key in it that can be read: a provider that signs has one */
    public static JWKSet parse(byte[] document) throws NoKeys {
        List<JWK> keys = new ArrayList<>();
        for (Object entry : entries(document)) {
            try {
                if (entry instanceof Map<?, ?> members) {
                    keys.add(key(members));
                }
            } catch (ParseException | RuntimeException unusable) {
                // as the RFC has it
            }
        }
        keys.removeIf(KeySetDocument::isTooShort);
        if (keys.isEmpty()) {
            throw new NoKeys("The provider publishes no key", null);
        }
        return new JWKSet(keys);
    }

    /** Certificates are left out: nobody looks at them, and one that cannot be read would hide its key. */
    private static JWK key(Map<?, ?> entry) throws ParseException {
        Map<String, Object> members = new HashMap<>();
        entry.forEach((name, value) -> members.put((String) name, value));
        members.keySet().removeAll(CERTIFICATES);
        return JWK.parse(members);
    }

    /** RFC 7518, section 3.3 */
    private static boolean isTooShort(JWK key) {
        return key instanceof RSAKey && key.size() < 2048;
    }

    private static List<?> entries(byte[] document) throws NoKeys {
        try {
            var set = JSONObjectUtils.parse(new String(document, StandardCharsets.UTF_8));
            if (set.get("keys") instanceof List<?> all) {
                return all;
            }
        } catch (ParseException e) {
            throw new NoKeys("The provider answered no key set", e);
        }
        throw new NoKeys("The provider answered no key set", null);
    }
}
