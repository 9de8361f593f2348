package org.gatehouse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** SHA-256 of values one after the other, each with its length, so that none can be read as part of its neighbour. */
final class Digest {

    private static final int NANOS_OF_MICRO = 1_000;

    private final MessageDigest sha;

    Digest() {
        try {
            this.sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Digest text(@Nullable String text) {
        if (text == null) {
            return length(-1);
        }
        byte[] bytes = text.getBytes(UTF_8);
        length(bytes.length);
        sha.update(bytes);
        return this;
    }

    Digest number(long number) {
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    /** To the microsecond, as databases keep it. */
    Digest time(Instant time) {
        return number(time.getEpochSecond()).number(time.getNano() / NANOS_OF_MICRO);
    }

    byte[] bytes() {
        return sha.digest();
    }

    String base64() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    private Digest length(int length) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        return this;
    }
}
