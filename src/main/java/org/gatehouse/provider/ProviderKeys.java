package org.gatehouse.provider;

import com.nimbusds.jose.jwk.source.*;
import com.nimbusds.jose.proc.SecurityContext;

@org.springframework.stereotype.Component
public final class ProviderKeys {
    public JWKSource<SecurityContext> from(String uri) {
        try {
            return JWKSourceBuilder.<SecurityContext>create(
                            java.net.URI.create(uri).toURL())
                    .build();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
