package org.gatehouse.directory.okta;

import com.fasterxml.jackson.core.type.TypeReference;
import com.okta.sdk.cache.Caches;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.client.Pair;
import com.okta.sdk.resource.model.Group;
import com.okta.sdk.resource.model.UserGetSingleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.gatehouse.outbound.BoundedHttp;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's client, without its builder: that one reads {@code okta.yaml} and {@code OKTA_*} variables that are not
 * ours, caches, retries without bound and wants a system property for plain http on loopback.
 */
final class OktaClient extends ApiClient {

    /** A user with what the SDK drops: the version of them that a conditional change can name. */
    static final class TaggedUser extends UserGetSingleton {

        private transient @Nullable String tag;

        /** Okta's {@code ETag}; null when it sent none. */
        @Nullable
        String tag() {
            return tag;
        }
    }

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
        client.getObjectMapper().registerModule(OktaJson.module());
        client.setBasePath(settings.orgUrl());
        if (settings.usesToken()) {
            client.setApiKeyPrefix("SSWS");
            client.setApiKey(settings.apiToken());
        } else {
            client.replaceAuthentication("oauth2", new ServiceToken(settings, http));
        }
        return client;
    }

    /** The operation {@code getUser} of Okta's management API. */
    @Nullable
    TaggedUser taggedUser(String id) {
        return get("/api/v1/users/" + escapeString(id), List.of(), new TypeReference<>() {});
    }

    /** The operation {@code listUserGroups}, of which the SDK knows the first page only. */
    @Nullable
    List<Group> groupsOf(String userId, Optional<String> after) {
        List<Pair> query = parameterToPair("after", after.orElse(null)); // escapes it, and is empty for null
        return get("/api/v1/users/" + escapeString(userId) + "/groups", query, new TypeReference<>() {});
    }

    private <T> @Nullable T get(String path, List<Pair> query, TypeReference<T> type) {
        return invokeAPI(
                path,
                "GET",
                query,
                List.of(),
                "",
                null,
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                "application/json",
                "application/json",
                new String[] {"apiToken", "oauth2"},
                type);
    }

    /** As in the SDK, but without the two maps that it fills for each thread and never clears (CVE-2025-66033). */
    @Override
    protected <T> T processResponse(CloseableHttpResponse response, TypeReference<T> returnType)
            throws ApiException, IOException, ParseException {
        int status = response.getCode();
        if (isSuccessfulStatus(status) && !isPage(response)) {
            T answer = deserialize(response, returnType);
            if (answer instanceof TaggedUser user) {
                Header tag = response.getFirstHeader("ETag");
                user.tag = tag == null ? null : tag.getValue();
            }
            return answer;
        }
        String body = EntityUtils.toString(response.getEntity());
        throw new ApiException("", status, transformResponseHeaders(response.getHeaders()), body);
    }

    /** A page for people is no answer of Okta's but of something before it, and says nothing of what was asked for. */
    private static boolean isPage(CloseableHttpResponse response) {
        Header type = response.getFirstHeader("Content-Type");
        return type != null && type.getValue().toLowerCase(Locale.ROOT).contains("html");
    }
}
