package org.gatehouse.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what a session keeps in the database (AES-256-GCM). Session and column are bound in: what is moved to another
 * row or column does not open there. The id of its key stands before each ciphertext, so that keys can be exchanged.
 */
final class TokenSafe {

    private static final int KEY_BYTES = 32;

    private final Aead newest;
    private final List<KnownKey> known;

    /** What stands before a ciphertext, and what opens it. */
    private record KnownKey(Bytes id, Aead aead) {

        boolean wrote(byte[] sealed) {
            return sealed.length > id.size()
                    && Bytes.copyFrom(sealed, 0, id.size()).equals(id);
        }
    }

    /** @param secrets the newest first; it encrypts, all decrypt */
    TokenSafe(List<String> secrets) {
        this.known = secrets.stream().map(TokenSafe::known).toList();
        this.newest = known.getFirst().aead();
    }

    byte[] seal(String sessionId, String column, String text) {
        try {
            return newest.encrypt(text.getBytes(UTF_8), place(sessionId, column));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Encryption failed", impossible);
        }
    }

    /** Null for null. */
    byte @Nullable [] sealIfAny(String sessionId, String column, @Nullable String text) {
        return text == null ? null : seal(sessionId, column, text);
    }

    /**
     * Null for null.
     *
     * @throws Unreadable if it was changed, moved, or encrypted with a key that is not known here
     */
    @Nullable
    String open(String sessionId, String column, byte @Nullable [] sealed) {
        try {
            return sealed == null ? null : new String(opened(sealed, place(sessionId, column)), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new Unreadable("A session's " + column + " cannot be decrypted", e);
        }
    }

    private byte[] opened(byte[] sealed, byte[] place) throws GeneralSecurityException {
        for (KnownKey key : known) {
            if (key.wrote(sealed)) {
                return key.aead().decrypt(sealed, place);
            }
        }
        throw new GeneralSecurityException("written with a key that is not listed");
    }

    /** One cipher for each key, without Tink's key sets: those bring a registry and Protocol Buffers to each start. */
    private static KnownKey known(String secret) {
        try {
            AesGcmKey key = key(secret);
            return new KnownKey(key.getOutputPrefix(), AesGcmJce.create(key));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("No encryption with the given keys", impossible);
        }
    }

    private static byte[] place(String sessionId, String column) {
        return (sessionId + "/" + column).getBytes(UTF_8);
    }

    @AccessesPartialKey // the keys are ours, and made anew at each start from what the settings say
    private static AesGcmKey key(String secret) throws GeneralSecurityException {
        var parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        return AesGcmKey.builder()
                .setParameters(parameters)
                .setKeyBytes(SecretBytes.copyFrom(
                        SecretKeys.derived(secret, "gatehouse session tokens", KEY_BYTES),
                        InsecureSecretKeyAccess.get()))
                .setIdRequirement(id(secret))
                .build();
    }

    /** The same on every node and after every start; tells nothing of the key. */
    private static int id(String secret) {
        return ByteBuffer.wrap(SecretKeys.derived(secret, "gatehouse key id", Integer.BYTES))
                .getInt();
    }

    /** The row is damaged, or was written with a key that is not listed any more. */
    static final class Unreadable extends RuntimeException {

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
