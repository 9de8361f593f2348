package org.gatehouse.signin;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.session.Tokens;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.HttpBrowser;
import org.gatehouse.testkit.TestProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What asks a provider about somebody who is signed in, wired by hand, and tokens of theirs. */
final class ProviderFixture implements AutoCloseable {

    final TestProvider provider = new TestProvider(FreePorts.next());
    final SignedInUser user =
            new SignedInUser("oidc", provider.issuer(), "user-1", "Ada", "Ada", null, List.of(), Map.of());
    private final ProviderHttp http = new ProviderHttp();
    private final SignInSettings settings;
    private final Providers providers;
    private final ClientAuthentication authentication;

    ProviderFixture(Set<String> allowedGroups) {
        this("allowed-groups=" + String.join(",", allowedGroups));
    }

    ProviderFixture(String... settings) {
        this.settings = Configured.provider("oidc", provider.issuer(), settings);
        providers = new Providers(this.settings, new PublicAddress("", 8080), http);
        authentication = new ClientAuthentication(providers);
    }

    OidcTokenRefresher refresher() {
        registration();
        var endpoint = new TokenEndpoint(http, authentication);
        return new OidcTokenRefresher(providers, new IdTokenDecoders(new ProviderSignatures(http)), endpoint);
    }

    PushedRequests pushedRequests() {
        return new PushedRequests(new DirectCalls(http, authentication));
    }

    /** As the provider describes itself by now, if it was not asked before. */
    ClientRegistration registration() {
        return requireNonNull(providers.findByRegistrationId("oidc"));
    }

    ProviderUsers users() {
        return users(Directories.none());
    }

    /** As if a directory of this provider were set up, too. */
    ProviderUsers users(PeopleInDirectory directory) {
        registration();
        var claims = new UserFromClaims(providers, settings, new PersonGroups(directory));
        var signed = new SignedUserInfo(new ProviderSignatures(http), InstantSource.system());
        return new ProviderUsers(providers, claims, directory, signed, http);
    }

    /** As if the person had just signed in. */
    Tokens tokens() {
        var browser = new HttpBrowser(provider.issuer());
        String callback = HttpBrowser.location(browser.get("/authorize?redirect_uri=http://localhost/&nonce=n"))
                .orElseThrow();
        String code = callback.replaceFirst(".*[?&]code=([^&]+).*", "$1");
        JsonNode answer = JsonMapper.shared()
                .readTree(browser.post("/token", Map.of("grant_type", "authorization_code", "code", code))
                        .body());
        return new Tokens(
                answer.get("access_token").asString(),
                Instant.now().plusSeconds(300),
                answer.get("refresh_token").asString(),
                answer.get("id_token").asString());
    }

    @Override
    public void close() {
        provider.close();
        http.close();
    }
}
