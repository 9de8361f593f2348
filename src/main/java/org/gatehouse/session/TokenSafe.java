package org.gatehouse.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts what a session keeps in the database (AES-256-GCM, NIST SP 800-38D, with random nonces). Session and column are
 * bound in: what is moved to another row or column does not open there. The id of its key stands before each ciphertext, so
 * that keys can be exchanged.
 */
final class TokenSafe {

    private final KnownKey newest;
    private final List<KnownKey> known;

    /** @param secrets the newest first; it encrypts, all decrypt */
    TokenSafe(List<String> secrets) {
        this.known = secrets.stream().map(KnownKey::of).toList();
        this.newest = known.getFirst();
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
                return key.decrypt(sealed, place);
            }
        }
        throw new GeneralSecurityException("written with a key that is not listed");
    }

    private static byte[] place(String sessionId, String column) {
        return (sessionId + "/" + column).getBytes(UTF_8);
    }

    /**
     * A key, and what stands before each of its ciphertexts, which is followed by the nonce: the layout of Google's Tink,
     * which wrote them once. It looks for a class anew on each thread, and each request has a thread of its own.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record KnownKey(byte[] mark, SecretKeySpec key) {

        private static final byte LAYOUT = 1;
        private static final int NONCE_BYTES = 12;
        private static final int TAG_BITS = 128;
        private static final SecureRandom RANDOM = new SecureRandom();

        /** The same on every node and after every start; the mark tells nothing of the key. */
        static KnownKey of(String secret) {
            byte[] id = SecretKeys.derived(secret, "gatehouse key id", Integer.BYTES);
            byte[] mark = ByteBuffer.allocate(1 + id.length).put(LAYOUT).put(id).array();
            byte[] key = SecretKeys.derived(secret, "gatehouse session tokens", 32);
            return new KnownKey(mark, new SecretKeySpec(key, "AES"));
        }

        boolean wrote(byte[] sealed) {
            return sealed.length > mark.length + NONCE_BYTES
                    && Arrays.equals(sealed, 0, mark.length, mark, 0, mark.length);
        }

        byte[] encrypt(byte[] text, byte[] place) throws GeneralSecurityException {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text);
            return ByteBuffer.allocate(mark.length + nonce.length + ciphertext.length)
                    .put(mark)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        }

        byte[] decrypt(byte[] sealed, byte[] place) throws GeneralSecurityException {
            int begin = mark.length + NONCE_BYTES;
            byte[] nonce = Arrays.copyOfRange(sealed, mark.length, begin);
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(sealed, begin, sealed.length - begin);
        }

        private Cipher cipher(int mode, byte[] nonce, byte[] place) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place);
            return cipher;
        }
    }

    /** The row is damaged, or was written with a key that is not listed any more. */
    static final class Unreadable extends RuntimeException {

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
