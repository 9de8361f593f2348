package org.gatehouse.directory.auth0;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.gatehouse.directory.Profile;

/**
 * Versions of profiles. Auth0 has none: its {@code updated_at} also moves with every log-in, which would turn an
 * administrator away who wants to change somebody at work. The values themselves tell what matters.
 */
final class Versions {

    private Versions() {}

    static String of(Profile profile) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            profile.values().forEach((attribute, value) -> {
                digest.update((attribute.name() + "=" + value).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0xff); // in no UTF-8 text
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
