package org.gatehouse.signin;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.directory.DirectoryException;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.session.SignInAgain;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.session.Tokens;
import org.gatehouse.session.UserReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.DefaultResponseErrorHandler;
import org.springframework.web.client.RestTemplate;

/** What the provider says of people: at log-in, and again while they are signed in (userinfo endpoint and id token). */
@Component
class ProviderUsers implements UserReader {

    private static final Logger log = LoggerFactory.getLogger(ProviderUsers.class);

    /** The same as at log-in, so that a claim does not change its form. */
    private static final Converter<Map<String, Object>, Map<String, Object>> CLAIM_TYPES =
            OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter();

    private final Providers providers;
    private final PeopleInDirectory directory;
    private final SingletonSupplier<OidcUserService> service;

    ProviderUsers(
            Providers providers,
            UserFromClaims userFromClaims,
            PeopleInDirectory directory,
            SignedUserInfo signed,
            ProviderHttp http) {
        this.providers = providers;
        this.directory = directory;
        // Made at the first log-in: its message converters would take a while of each start.
        this.service = SingletonSupplier.of(() -> service(userFromClaims, signed, http));
    }

    /** @throws OAuth2AuthenticationException if the tokens do not belong together, or the provider tells nothing usable */
    OidcUser signIn(OidcUserRequest request) {
        AccessTokenHashes.check(request.getIdToken(), request.getAccessToken());
        return loadUser(request);
    }

    private OidcUser loadUser(OidcUserRequest request) {
        try {
            return service.obtain().loadUser(request);
        } catch (IllegalArgumentException unusable) {
            // Spring Security asserts what it finds in the answer, and does not tell that from a fault of ours.
            throw new OAuth2AuthenticationException(
                    new OAuth2Error("invalid_user_info_response", "Userinfo is no usable answer", null), unusable);
        }
    }

    @Override
    public SignedInUser read(SignedInUser user, Tokens tokens) {
        ClientRegistration provider =
                providers.of(user).map(providers::registration).orElse(null);
        if (provider == null || tokens.idToken() == null) {
            throw new SignInAgain("The provider is not configured any more");
        }
        try {
            var accessToken = new OAuth2AccessToken(TokenType.BEARER, tokens.accessToken(), null, tokens.expiresAt());
            var current =
                    (VerifiedUser) loadUser(new OidcUserRequest(provider, accessToken, idToken(tokens.idToken())));
            if (current.groupsFailed()) {
                throw new GroupsUnread(true);
            }
            if (tokens.refreshToken() == null) {
                requireActiveIfKnown(user);
            }
            return current.user();
        } catch (NotAllowed notAllowed) {
            throw new SignInAgain("The person is in none of the allowed groups any more");
        } catch (GroupsUnread unread) {
            throw unread.isForNow() ? unread : new SignInAgain("Whether the person may go on cannot be read");
        } catch (OAuth2AuthenticationException refused) {
            if (isRefusal(refused)) {
                throw SignInAgain.refusedByProvider("The provider tells nothing of the person any more");
            }
            throw refused;
        }
    }

    @Override
    public SignedInUser readWithoutToken(SignedInUser user) {
        requireActive(user);
        return user;
    }

    /** The provider has just answered; what its directory knows besides is not worth losing the answer. */
    private void requireActiveIfKnown(SignedInUser user) {
        try {
            requireActive(user);
        } catch (DirectoryException unknown) {
            log.warn("The directory could not be asked whether a person may go on: {}", unknown.getMessage());
        }
    }

    private void requireActive(SignedInUser user) {
        if (directory.keepsOut(user.issuer(), user.subject())) {
            throw new SignInAgain("The directory says that the person may not be signed in");
        }
    }

    /** The token is not accepted any more, or the answer is about somebody else. */
    private static boolean isRefusal(OAuth2AuthenticationException failure) {
        return failure.getCause() == null
                || (failure.getCause() instanceof OAuth2AuthorizationException refused
                        && refused.getError().getErrorCode().equals(OAuth2ErrorCodes.INVALID_TOKEN));
    }

    /** Its signature was checked when it was received; since then it lay encrypted in the session. */
    private static OidcIdToken idToken(String value) {
        try {
            var raw = SignedJWT.parse(value).getJWTClaimsSet().getClaims();
            Map<String, Object> claims = Objects.requireNonNull(CLAIM_TYPES.convert(new LinkedHashMap<>(raw)));
            return new OidcIdToken(value, (Instant) claims.get("iat"), (Instant) claims.get("exp"), claims);
        } catch (ParseException unreadable) {
            throw new SignInAgain("The session's id token is not understood");
        }
    }

    private static OidcUserService service(UserFromClaims userFromClaims, SignedUserInfo signed, ProviderHttp http) {
        var userInfo = new DefaultOAuth2UserService();
        userInfo.setAttributesConverter(signed);
        var rest = new RestTemplate(http);
        rest.getMessageConverters().add(new JwtBody());
        rest.setErrorHandler(new RefusedTokens());
        userInfo.setRestOperations(rest);
        var service = new OidcUserService();
        service.setOauth2UserService(userInfo);
        service.setOidcUserConverter(userFromClaims);
        return service;
    }

    /** Tells a token that is not accepted from an endpoint in trouble by the status alone, as some providers say no more. */
    private static final class RefusedTokens extends DefaultResponseErrorHandler {

        @Override
        public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
            int status = response.getStatusCode().value();
            if (status == HttpStatus.UNAUTHORIZED.value() || status == HttpStatus.FORBIDDEN.value()) {
                throw new OAuth2AuthorizationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "Userinfo answered " + status, null));
            }
            super.handleError(url, method, response);
        }
    }
}
