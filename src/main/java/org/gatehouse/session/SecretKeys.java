package org.gatehouse.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.Hkdf;
import java.security.GeneralSecurityException;
import java.util.List;

/** What {@code SECRET_KEY} is good for beside encrypting tokens: keys for other purposes that tell nothing of it. */
public record SecretKeys(List<String> secrets) {

    public SecretKeys {
        secrets = List.copyOf(secrets);
    }

    /**
     * One for each secret, the newest first.
     *
     * @param purpose the same gives the same keys
     */
    public List<byte[]> derive(String purpose, int bytes) {
        return secrets.stream().map(secret -> derived(secret, purpose, bytes)).toList();
    }

    static byte[] derived(String secret, String purpose, int bytes) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", secret.getBytes(UTF_8), new byte[0], purpose.getBytes(UTF_8), bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("No key can be derived", impossible);
        }
    }

    /** Tells none. */
    @Override
    public String toString() {
        return "SecretKeys[]";
    }
}
