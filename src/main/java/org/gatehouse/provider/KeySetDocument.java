package org.gatehouse.provider;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a JWK Set. Keys of a kind that is not known, or that lack something, are passed over, so that one of them does not
 * hide the good ones (RFC 7517, section 5).
 */
final class KeySetDocument {

    private KeySetDocument() {}

    /** @throws IOException if there is no set, or no key in it that can be read: a provider that signs has one */
    static JWKSet parse(byte[] document) throws IOException {
        List<JWK> keys = new ArrayList<>();
        for (Map<String, Object> key : entries(document)) {
            try {
                keys.add(JWK.parse(key));
            } catch (ParseException | RuntimeException unusable) {
                // as the RFC has it
            }
        }
        if (keys.isEmpty()) {
            throw new IOException("The provider publishes no key");
        }
        return new JWKSet(keys);
    }

    private static Map<String, Object>[] entries(byte[] document) throws IOException {
        try {
            var all = JSONObjectUtils.getJSONObjectArray(
                    JSONObjectUtils.parse(new String(document, StandardCharsets.UTF_8)), "keys");
            if (all != null) {
                return all;
            }
        } catch (ParseException e) {
            throw new IOException("The provider answered no key set", e);
        }
        throw new IOException("The provider answered no key set");
    }
}
