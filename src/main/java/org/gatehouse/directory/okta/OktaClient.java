package org.gatehouse.directory.okta;

import com.fasterxml.jackson.core.type.TypeReference;
import com.okta.sdk.cache.Caches;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import java.io.IOException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.gatehouse.outbound.BoundedHttp;

/**
 * The SDK's client, without its builder: that one reads {@code okta.yaml} and {@code OKTA_*} variables that are not
 * ours, caches, retries without bound and wants a system property for plain http on loopback.
 */
final class OktaClient extends ApiClient {

    private OktaClient(BoundedHttp http) {
        super(
                HttpClients.custom()
                        .addExecInterceptorFirst("bounded", new OktaTransport(http))
                        .disableAutomaticRetries()
                        .disableCookieManagement()
                        .build(),
                Caches.newDisabledCacheManager());
    }

    static OktaClient connect(OktaSettings settings, BoundedHttp http) {
        var client = new OktaClient(http);
        client.setBasePath(settings.orgUrl());
        if (settings.usesToken()) {
            client.setApiKeyPrefix("SSWS");
            client.setApiKey(settings.apiToken());
        } else {
            client.replaceAuthentication("oauth2", new ServiceToken(settings, http));
        }
        return client;
    }

    /** As in the SDK, but without the two maps that it fills for each thread and never clears (CVE-2025-66033). */
    @Override
    protected <T> T processResponse(CloseableHttpResponse response, TypeReference<T> returnType)
            throws ApiException, IOException, ParseException {
        int status = response.getCode();
        if (isSuccessfulStatus(status)) {
            return deserialize(response, returnType);
        }
        String body = EntityUtils.toString(response.getEntity());
        throw new ApiException("", status, transformResponseHeaders(response.getHeaders()), body);
    }
}
