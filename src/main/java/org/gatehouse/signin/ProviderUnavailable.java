package org.gatehouse.signin;

import org.jspecify.annotations.Nullable;

/** The provider cannot be reached, or what it says of itself cannot be used. A later try may succeed. */
final class ProviderUnavailable extends RuntimeException {

    ProviderUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
