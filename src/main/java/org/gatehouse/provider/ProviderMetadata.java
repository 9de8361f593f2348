package org.gatehouse.provider;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider publishes about itself (OpenID Connect Discovery 1.0, section 3).
 *
 * @param issuer the issuer identifier, equal to the one asked for
 * @param jwksUri where its signing keys are
 * @param values everything published
 */
public record ProviderMetadata(String issuer, URI jwksUri, Map<String, Object> values) {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /**
     * Reads the metadata over the network.
     *
     * @throws IOException if it cannot be had, tells of another issuer (section 4.3: they must be identical), or
     *     names endpoints that we must not use
     */
    public static ProviderMetadata discover(String issuer, ProviderHttp http) throws IOException {
        URI address = URI.create(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration");
        Map<String, Object> values = parse(address, http.get(address));
        if (!issuer.equals(values.get("issuer"))) {
            throw new IOException(address + " speaks for another issuer than " + issuer);
        }
        EndpointRules.check(issuer, values);
        return new ProviderMetadata(issuer, URI.create((String) requireNonNull(values.get("jwks_uri"))), values);
    }

    private static Map<String, Object> parse(URI address, byte[] body) throws IOException {
        try {
            return JsonMapper.shared().readValue(body, OBJECT);
        } catch (JacksonException e) {
            throw new IOException(address + " answered no JSON object", e);
        }
    }
}
