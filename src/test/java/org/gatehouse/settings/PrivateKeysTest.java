package org.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PrivateKeysTest {

    @Test
    void readsKeysOnManyLinesOrOne() throws GeneralSecurityException {
        PrivateKey key = rsa(2048);

        assertThat(PrivateKeys.parse("KEY", pem(key))).isEqualTo(key);
        assertThat(PrivateKeys.parse("KEY", pem(key).replace("\r\n", "\\n"))).isEqualTo(key);
    }

    @Test
    void readsKeysOnTheCurvesOfJwts() throws GeneralSecurityException {
        for (String curve : new String[] {"secp256r1", "secp384r1", "secp521r1"}) {
            assertThat(PrivateKeys.parse("KEY", pem(ec(curve))).getAlgorithm()).isEqualTo("EC");
        }
    }

    @Test
    void refusesKeysTooWeakToSignWith() throws GeneralSecurityException {
        refuses(pem(rsa(1024)), "KEY: is shorter than 2048 bits");
    }

    @Test
    void refusesWhatIsNoKeyAndTellsNothingOfIt() {
        refuses("c2VjcmV0", "KEY: does not start with -----BEGIN PRIVATE KEY-----");
        refuses(
                "-----BEGIN PRIVATE KEY-----\nc2VjcmV0",
                "KEY: does not start with -----BEGIN PRIVATE KEY----- and end");
        refuses("-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----", "KEY: is neither an RSA nor an EC");
        refuses("-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----", "KEY: does not start with");
    }

    private static void refuses(String pem, String message) {
        assertThatThrownBy(() -> PrivateKeys.parse("KEY", pem))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("openssl pkcs8")
                .message()
                .doesNotContain("c2VjcmV0")
                .doesNotContain("\n");
    }

    private static PrivateKey rsa(int bits) throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(bits);
        return keys.generateKeyPair().getPrivate();
    }

    private static PrivateKey ec(String curve) throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec(curve));
        return keys.generateKeyPair().getPrivate();
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\r\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\r\n-----END PRIVATE KEY-----\r\n";
    }
}
