package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserSource;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;

class UserFromClaimsTest {

    @Test
    void takesTheNameThatTheProviderGives() {
        assertThat(user(Map.of("name", "Ada Lovelace", "given_name", "Ada")).name())
                .isEqualTo("Ada Lovelace");
        assertThat(user(Map.of("given_name", "Ada", "family_name", "Lovelace")).name())
                .isEqualTo("Ada Lovelace");
        assertThat(user(Map.of("preferred_username", "ada", "name", " ")).name())
                .isEqualTo("ada");
        assertThat(user(Map.of("email", "ada@example.com")).name()).isEqualTo("ada@example.com");
        assertThat(user(Map.of()).name()).isEqualTo("user-1");
    }

    @Test
    void takesGroupsExactlyAsWritten() {
        assertThat(user(Map.of("groups", List.of("Admins", " admins "))).groups())
                .containsExactly("Admins", " admins ");
    }

    @Test
    void takesASingleStringAsOneGroup() {
        assertThat(user(Map.of("groups", "Admins,Sales")).groups()).containsExactly("Admins,Sales");
    }

    @Test
    void takesNothingElseAsAGroup() {
        assertThat(user(Map.of("groups", List.of(1, true, List.of("Admins"), Map.of("Admins", true))))
                        .groups())
                .isEmpty();
        assertThat(user(Map.of("groups", Map.of("Admins", true))).groups()).isEmpty();
        assertThat(user(Map.of("role", List.of("Admins"))).groups()).isEmpty();
    }

    @Test
    void neverLetsUserinfoChangeWhoThePersonIs() {
        var user = user(Map.of(), Map.of("sub", "user-1", "iss", "https://other.example", "email", "new@example.com"));

        assertThat(user.issuer()).isEqualTo("https://id.example");
        assertThat(user.claims()).containsEntry("iss", "https://id.example").containsEntry("email", "new@example.com");
    }

    @Test
    void takesAClaimThatIsNullAsLeftOut() {
        Map<String, Object> userInfo = new HashMap<>(Map.of("sub", "user-1"));
        userInfo.put("picture", null);
        userInfo.put("groups", null);

        var user = user(Map.of("groups", List.of("Sales")), userInfo);

        assertThat(user.groups()).containsExactly("Sales");
        assertThat(user.claims()).doesNotContainKey("picture").doesNotContainValue(null);
    }

    @Test
    void leavesOutWhatIsOfUseToTheProtocolOnly() {
        assertThat(user(Map.of("nonce", "n", "at_hash", "h")).claims()).doesNotContainKeys("nonce", "at_hash");
    }

    @Test
    void keepsOutWhoIsInNoAllowedGroup() {
        var onlySales = userFromClaims("Sales");

        assertThatThrownBy(() -> onlySales.convert(source(Map.of("groups", List.of("sales", "Everyone")), null)))
                .isInstanceOf(NotAllowed.class);
        assertThat(onlySales.convert(source(Map.of("groups", List.of("Sales")), null)))
                .isNotNull();
    }

    @Test
    void saysTryAgainRatherThanKeepOutWhoseGroupsAreNotKnown() {
        Map<String, Object> overage = Map.of("_claim_names", Map.of("groups", "src1"));

        assertThatThrownBy(() -> userFromClaims("Sales").convert(source(overage, null)))
                .isInstanceOf(GroupsUnread.class);
        assertThat(user(overage).groupsKnown()).isFalse();
        assertThat(user(overage).groups()).isEmpty();
    }

    private static SignedInUser user(Map<String, Object> idTokenClaims) {
        return user(idTokenClaims, null);
    }

    private static SignedInUser user(Map<String, Object> idTokenClaims, @Nullable Map<String, Object> userInfo) {
        var verified = userFromClaims("").convert(source(idTokenClaims, userInfo));
        return ((VerifiedUser) verified).user();
    }

    private static OidcUserSource source(Map<String, Object> idTokenClaims, @Nullable Map<String, Object> userInfo) {
        Map<String, Object> claims = new HashMap<>(Map.of("sub", "user-1", "iss", "https://id.example"));
        claims.putAll(idTokenClaims);
        Instant now = Instant.now();
        var token = new OidcIdToken("the.id.token", now, now.plusSeconds(60), claims);
        var access = new OAuth2AccessToken(TokenType.BEARER, "access", now, now.plusSeconds(60));
        var provider = ClientRegistration.withRegistrationId("oidc")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientId("app")
                .redirectUri("http://localhost/callback")
                .authorizationUri("https://id.example/authorize")
                .tokenUri("https://id.example/token")
                .build();
        return new OidcUserSource(
                new OidcUserRequest(provider, access, token),
                userInfo == null ? null : new OidcUserInfo(userInfo),
                null);
    }

    private static UserFromClaims userFromClaims(String allowedGroups) {
        var settings = Configured.provider("oidc", "https://id.example", "allowed-groups=" + allowedGroups);
        return new UserFromClaims(
                new Providers(settings, new PublicAddress("", 8080), new ProviderHttp()),
                settings,
                new PersonGroups(Directories.none()));
    }
}
