package org.gatehouse.registration;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gatehouse.doctor.Finding;
import org.gatehouse.provider.KeySetDocument;
import org.gatehouse.provider.ProviderProbe;

/** Whether the keys can be had that id tokens are checked with. */
final class KeysProbe {

    private final ConfiguredProvider provider;
    private final ProviderProbe probe;

    KeysProbe(ConfiguredProvider provider, ProviderProbe probe) {
        this.provider = provider;
        this.probe = probe;
    }

    List<Finding> findings(Metadata metadata) throws IOException {
        Optional<URI> uri = metadata.endpoint("jwks_uri");
        return uri.isEmpty() ? List.of() : List.of(look(uri.get()));
    }

    private Finding look(URI uri) throws IOException {
        try {
            ProviderProbe.Answer answer = probe.getJson(uri);
            if (answer.status() != 200) {
                return problem(uri + " answers " + answer.status() + ".");
            }
            long usable = KeySetDocument.parse(answer.body().getBytes(StandardCharsets.UTF_8)).getKeys().stream()
                    .filter(KeysProbe::isPublicKey)
                    .filter(key -> key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                    .count();
            return usable == 0
                    ? problem(uri + " has no key that id tokens could be signed with.")
                            .fix(Guidance.of(provider).signature())
                    : Finding.ok("The keys that " + provider.named() + " signs with can be had: " + usable + ".");
        } catch (KeySetDocument.NoKeys none) {
            return problem(uri + " answers with something other than keys.");
        }
    }

    private static boolean isPublicKey(JWK key) {
        return key instanceof RSAKey
                || key instanceof ECKey
                || (key instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve()));
    }

    private static Finding problem(String sentence) {
        return Finding.problem(sentence + " No log-in can be trusted like this.")
                .fix("Check that this machine may reach the address of jwks_uri, also through a firewall or a proxy.");
    }
}
