package org.gatehouse.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

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

    /** HKDF with SHA-256 and without salt (RFC 5869). */
    static byte[] derived(String secret, String purpose, int bytes) {
        var generator = new HKDFBytesGenerator(new SHA256Digest());
        generator.init(new HKDFParameters(secret.getBytes(UTF_8), null, purpose.getBytes(UTF_8)));
        byte[] derived = new byte[bytes];
        generator.generateBytes(derived, 0, bytes);
        return derived;
    }

    /** Tells none. */
    @Override
    public String toString() {
        return "SecretKeys[]";
    }
}
