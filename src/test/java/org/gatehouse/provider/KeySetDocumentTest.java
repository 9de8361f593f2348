package org.gatehouse.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetDocumentTest {

    private static final RSAKey GOOD = rsa(2048);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "null",
                "\"a text\"",
                "[]",
                "{}",
                "{\"kty\":\"Lattice\",\"kid\":\"a\"}",
                "{\"kty\":\"RSA\",\"kid\":\"a\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"a\",\"y\":\"b\"}"
            })
    void passesOverWhatIsNoKey(String entry) throws IOException {
        assertThat(parse(entry + "," + GOOD.toPublicJWK().toJSONString())).containsExactly(GOOD.toPublicJWK());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x5c\":[\"no certificate\"]",
                "\"x5c\":\"no list\"",
                "\"x5u\":\"::\"",
                "\"x5t\":5,\"x5t#S256\":[]"
            })
    void readsAKeyWhoseCertificateCannotBeRead(String certificate) throws IOException {
        String key = GOOD.toPublicJWK().toJSONString();

        assertThat(parse("{" + certificate + "," + key.substring(1))).containsExactly(GOOD.toPublicJWK());
    }

    /** RFC 7518, section 3.3 */
    @Test
    void hasNoUseForAKeyThatIsTooShort() {
        String tooShort = rsa(1024).toPublicJWK().toJSONString();

        assertThatIOException().isThrownBy(() -> parse(tooShort)).withMessageContaining("no key");
    }

    private static List<JWK> parse(String entries) throws IOException {
        String document = "{\"keys\":[" + entries + "]}";
        return KeySetDocument.parse(document.getBytes(StandardCharsets.UTF_8)).getKeys();
    }

    private static RSAKey rsa(int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID("a").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
