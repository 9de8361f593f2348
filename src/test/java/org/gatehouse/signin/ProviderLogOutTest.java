package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.session.Tokens;
import org.gatehouse.settings.PublicAddress;
import org.gatehouse.signin.ProviderLogOut.Next;
import org.gatehouse.testkit.FreePorts;
import org.gatehouse.testkit.TestProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderLogOutTest {

    private static final Tokens WITHOUT_REFRESH_TOKEN = new Tokens("access", null, null, "id");

    private final TestProvider provider = new TestProvider(FreePorts.next());
    private final ProviderHttp http = new ProviderHttp();

    @AfterEach
    void stop() {
        provider.close();
        http.close();
    }

    @Test
    void takesTheAccessTokenBackWhereThereIsNoRefreshToken() {
        logOut("oidc", WITHOUT_REFRESH_TOKEN);

        assertThat(provider.revocations).containsExactly(Map.of("token", "access", "token_type_hint", "access_token"));
    }

    @Test
    void provesWhoIsAskingAsTheMetadataWant() {
        provider.metadata = all -> {
            all.put("token_endpoint_auth_methods_supported", List.of("client_secret_post"));
            return all;
        };

        logOut("oidc", WITHOUT_REFRESH_TOKEN);

        assertThat(provider.revocations.getFirst())
                .containsEntry("client_id", TestProvider.CLIENT_ID)
                .containsEntry("client_secret", TestProvider.CLIENT_SECRET);
    }

    @Test
    void leavesAloneWhatWouldLogOutThePersonsOtherDevices() {
        provider.endsSessions = false;

        assertThat(logOut("google", WITHOUT_REFRESH_TOKEN)).isEqualTo(new Next.Nothing(StillLoggedIn.NO_WAY, null));
        assertThat(provider.revocations).isEmpty();
    }

    @Test
    void saysThatTheProviderHasNoWay() {
        provider.endsSessions = false;

        assertThat(logOut("oidc", WITHOUT_REFRESH_TOKEN)).isEqualTo(new Next.Nothing(StillLoggedIn.NO_WAY, null));
        assertThat(StillLoggedIn.NO_WAY.sentence("Okta")).contains("may still be logged in there");
    }

    @Test
    void knowsTheWayOfAuth0() {
        provider.endsSessions = false;

        assertThat(logOut("auth0", WITHOUT_REFRESH_TOKEN))
                .isEqualTo(new Next.Redirect(
                        provider.issuer() + "/v2/logout?client_id=app&returnTo=http%3A%2F%2Flocalhost%3A8080%2F"));
    }

    @Test
    void findsOutWithoutARevocationEndpointToo() {
        provider.revokesTokens = false;
        var logOut = providerLogOut("oidc");
        logOut.logOut(user(), WITHOUT_REFRESH_TOKEN);

        provider.close();

        assertThat(logOut.logOut(user(), WITHOUT_REFRESH_TOKEN))
                .isEqualTo(new Next.Nothing(StillLoggedIn.UNREACHABLE, null));
    }

    @Test
    void canDoNothingWhileTheProviderWasNeverReached() {
        provider.close();

        assertThat(logOut("oidc", WITHOUT_REFRESH_TOKEN)).isEqualTo(new Next.Nothing(StillLoggedIn.UNREACHABLE, null));
    }

    @Test
    void sendsNoBrowserToAnAddressThatIsNone() {
        provider.metadata = all -> {
            all.put("end_session_endpoint", "javascript:alert(1)");
            return all;
        };

        assertThat(logOut("oidc", WITHOUT_REFRESH_TOKEN)).isEqualTo(new Next.Nothing(StillLoggedIn.UNREACHABLE, null));
    }

    private Next logOut(String kind, Tokens tokens) {
        return providerLogOut(kind).logOut(userOf(kind), tokens);
    }

    private ProviderLogOut providerLogOut(String kind) {
        var settings = Configured.provider(kind, provider.issuer());
        var address = new PublicAddress("", 8080);
        var providers = new Providers(settings, address, http);
        var revocation = new TokenRevocation(new DirectCalls(http, new ClientAuthentication(providers)));
        return new ProviderLogOut(providers, address, revocation);
    }

    private SignedInUser user() {
        return userOf("oidc");
    }

    private SignedInUser userOf(String kind) {
        return new SignedInUser(kind, provider.issuer(), "ada", "Ada", "Ada", null, List.of(), Map.of());
    }
}
