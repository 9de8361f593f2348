package org.gatehouse.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.session.SecretKeys;
import org.gatehouse.session.SessionKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What makes a seal ours: a key that comes of {@code SECRET_KEY} and is not in the database. Whoever can write there alone
 * can make no seal.
 */
@Component
class ChainKeys {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final String ALGORITHM = "HmacSHA256";

    private final List<Key> keys;

    private record Key(String id, SecretKeySpec secret) {}

    enum Check {
        OURS,
        /** The key that it names is not listed any more: nobody can tell. */
        UNKNOWN_KEY,
        NOT_OURS
    }

    @Autowired
    ChainKeys(SessionKeys keys) {
        this(keys.secretKeys());
    }

    /** @param secrets the newest first; it seals, all check */
    ChainKeys(SecretKeys secrets) {
        List<byte[]> ids = secrets.derive("gatehouse audit key id", ID_BYTES);
        List<byte[]> values = secrets.derive("gatehouse audit seals", KEY_BYTES);
        this.keys = IntStream.range(0, ids.size())
                .mapToObj(i -> new Key(base64(ids.get(i)), new SecretKeySpec(values.get(i), ALGORITHM)))
                .toList();
    }

    Seal sign(Seal seal) {
        Key newest = keys.getFirst();
        return new Seal(
                seal.number(),
                seal.lastEntry(),
                seal.lastOutcome(),
                seal.entries(),
                seal.outcomes(),
                seal.newest(),
                seal.sealed(),
                seal.hash(),
                newest.id(),
                base64(mac(seal, newest)),
                seal.removed());
    }

    Check check(Seal seal) {
        return keys.stream()
                .filter(key -> key.id().equals(seal.keyId()))
                .findFirst()
                .map(key -> isEqual(base64(mac(seal, key)), seal.mac()) ? Check.OURS : Check.NOT_OURS)
                .orElse(Check.UNKNOWN_KEY);
    }

    private static boolean isEqual(String mine, String theirs) {
        return MessageDigest.isEqual(mine.getBytes(UTF_8), theirs.getBytes(UTF_8));
    }

    private static byte[] mac(Seal seal, Key key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.secret());
            return mac.doFinal(seal.digest(Seal.NONE)
                    .text(seal.hash())
                    .number(seal.removed() ? 1 : 0)
                    .bytes());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("No seal can be made", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
