package org.gatehouse.relyingparty;

import static org.gatehouse.outbound.TestServer.drip;
import static org.gatehouse.outbound.TestServer.flood;
import static org.gatehouse.outbound.TestServer.json;
import static org.gatehouse.outbound.TestServer.never;
import static org.gatehouse.outbound.TestServer.redirect;
import static org.gatehouse.outbound.TestServer.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.outbound.TestServer;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.TestProvider;
import org.jspecify.annotations.Nullable;

/** A provider with its fault, at a port of its own. */
record Faulty(String name, int port, Consumer<TestProvider> fault) {

    static final String METADATA = "/.well-known/openid-configuration";
    private static final String HTML = "<html><body>Maintenance</body></html>";

    static final List<Faulty> SAYS_WRONG = List.of(
            faulty("oidcc-client-test-discovery-issuer-mismatch", metadata("issuer", "https://other.example")),
            faulty(
                    "issuer with a slash more",
                    all -> all.metadata = values -> with(values, "issuer", values.get("issuer") + "/")),
            faulty("issuer missing", metadata("issuer", null)),
            faulty("issuer a number", metadata("issuer", 1)),
            faulty("authorization_endpoint missing", metadata("authorization_endpoint", null)),
            faulty("authorization_endpoint a list", metadata("authorization_endpoint", List.of("a"))),
            faulty("authorization_endpoint a script", metadata("authorization_endpoint", "javascript:alert(1)")),
            faulty(
                    "authorization_endpoint without https",
                    metadata("authorization_endpoint", "http://elsewhere.example/authorize")),
            faulty("token_endpoint missing", metadata("token_endpoint", null)),
            faulty("token_endpoint without https", metadata("token_endpoint", "http://elsewhere.example/token")),
            faulty(
                    "userinfo_endpoint without https",
                    metadata("userinfo_endpoint", "http://elsewhere.example/userinfo")),
            faulty("jwks_uri missing", metadata("jwks_uri", null)),
            faulty("jwks_uri without https", metadata("jwks_uri", "http://elsewhere.example/keys")),
            faulty("jwks_uri a file", metadata("jwks_uri", "file:///etc/passwd")),
            answering(METADATA, "500", json(500, "{}")),
            answering(METADATA, "404", text(404, "text/html", HTML)),
            answering(METADATA, "HTML", text(200, "text/html", HTML)),
            answering(METADATA, "an array", json(200, "[]")),
            answering(METADATA, "null", json(200, "null")),
            answering(METADATA, "nothing", text(200, "application/json", "")),
            answering(METADATA, "endless", flood()),
            answering(METADATA, "a drip", drip()),
            answering(METADATA, "never", never()),
            answering(METADATA, "a redirect to another host", redirect("https://elsewhere.example" + METADATA)));

    static final List<Faulty> HIDES_KEYS = List.of(
            answering("/keys", "500", json(500, "{}")),
            answering("/keys", "HTML", text(200, "text/html", HTML)),
            answering("/keys", "an array", json(200, "[]")),
            answering("/keys", "no keys", json(200, "{\"keys\":[]}")),
            answering("/keys", "only keys that cannot be read", json(200, "{\"keys\":[{\"kty\":\"Lattice\"}]}")),
            answering("/keys", "a redirect to another host", redirect("https://elsewhere.example/keys")),
            answering("/keys", "endless", flood()),
            answering("/keys", "a drip", drip()),
            answering("/keys", "never", never()));

    static final List<Faulty> UNUSUAL = List.of(
            faulty("no userinfo endpoint", metadata("userinfo_endpoint", null)),
            faulty("no algorithms named: RS256", metadata("id_token_signing_alg_values_supported", null)),
            faulty("response_types_supported a number", metadata("response_types_supported", 1)),
            faulty("a language that is none", metadata("ui_locales_supported", List.of("en_US!"))),
            faulty("an address that is empty", metadata("op_tos_uri", "")),
            faulty(
                    "client assertions with alg none",
                    metadata("token_endpoint_auth_signing_alg_values_supported", List.of("RS256", "none"))),
            faulty("lists that are none", metadata("scopes_supported", "openid")),
            faulty("values that nobody knows", metadata("https://a.example", Map.of("b", List.of(1)))),
            faulty("iss not promised and not sent (RFC 9207)", all -> {
                all.metadata = values -> with(values, "authorization_response_iss_parameter_supported", null);
                all.callback = answer -> {
                    answer.remove("iss");
                    return answer;
                };
            }));

    static final Faulty REFUSING = faulty("refuses pushed requests", all -> {
        all.pushed.offered = true;
        all.pushed.required = true;
        all.pushed.status = 400;
        all.pushed.error = "invalid_request";
    });
    static final Faulty LATE = faulty("late", all -> {});
    static final Faulty ONE = faulty("one", all -> {});
    static final Faulty OTHER = faulty("other", all -> {});

    static final List<Faulty> ALL = Stream.of(SAYS_WRONG, HIDES_KEYS, UNUSUAL, List.of(REFUSING, LATE, ONE, OTHER))
            .flatMap(List::stream)
            .toList();

    @Override
    public String toString() {
        return name;
    }

    /** Its registration id. */
    String id() {
        return "p" + ALL.indexOf(this);
    }

    String login() {
        return "/oauth2/authorization/" + id();
    }

    TestProvider start() {
        var provider = new TestProvider(port);
        fault.accept(provider);
        return provider;
    }

    private static Faulty faulty(String name, Consumer<TestProvider> fault) {
        return new Faulty(name, FreePorts.next(), fault);
    }

    private static Faulty answering(String path, String name, TestServer.Answer answer) {
        return faulty(path + ": " + name, provider -> provider.faults.put(path, answer));
    }

    /** A value set, or left out where it is null. */
    private static Consumer<TestProvider> metadata(String name, @Nullable Object value) {
        return provider -> provider.metadata = all -> with(all, name, value);
    }

    private static Map<String, Object> with(Map<String, Object> all, String name, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(all);
        changed.remove(name);
        if (value != null) {
            changed.put(name, value);
        }
        return changed;
    }
}
