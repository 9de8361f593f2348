package org.gatehouse.provider;

import org.springframework.http.client.*;

@org.springframework.stereotype.Component
public final class ProviderHttp {
    public ClientHttpRequestFactory requestFactory() {
        return new JdkClientHttpRequestFactory();
    }
}
