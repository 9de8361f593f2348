package org.gatehouse.builtin.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Compares client secrets. They are settings, held in memory as they are, so a slow hash would protect nothing and cost
 * time on every token request. Users' passwords are the job of {@link Passwords}.
 */
@Component
class ClientSecrets implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : secret.toString();
    }

    @Override
    public boolean matches(@Nullable CharSequence presented, @Nullable String expected) {
        return presented != null && expected != null && same(presented.toString(), expected);
    }

    /** Takes the same time wherever the two differ. */
    static boolean same(String presented, String expected) {
        return MessageDigest.isEqual(
                presented.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }
}
