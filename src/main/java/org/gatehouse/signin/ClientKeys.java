package org.gatehouse.signin;

import org.gatehouse.outbound.PrivateKeyJwt;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The private keys that stand in for client secrets. */
@Component
class ClientKeys {

    private final @Nullable PrivateKeyJwt key;

    @Autowired
    ClientKeys() {
        this(null);
    }

    ClientKeys(@Nullable PrivateKeyJwt key) {
        this.key = key;
    }

    /** Null for a provider that the application has a secret for. */
    @Nullable
    PrivateKeyJwt of(String registrationId) {
        return key;
    }
}
