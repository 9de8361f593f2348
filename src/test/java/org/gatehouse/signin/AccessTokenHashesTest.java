package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.Base64URL;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AccessToken.TokenType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

class AccessTokenHashesTest {

    /** Access token and hash of OpenID Connect Core 1.0, appendix A.3; the others computed by {@code openssl dgst}. */
    private static final String ACCESS_TOKEN = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";

    @ParameterizedTest
    @CsvSource({
        "RS256, 77QmUPtjPfzWtF2AnpK9RQ",
        "PS256, 77QmUPtjPfzWtF2AnpK9RQ",
        "ES384, jtAeDp945y1dDqU3nkIVGNZP1HjH_MFs",
        "RS512, q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM",
        "EdDSA, q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM",
        "Ed25519, q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM"
    })
    void acceptsTheHashOfTheAccessToken(String algorithm, String hash) {
        assertThatCode(() -> check(algorithm, Map.of("sub", "a", "at_hash", hash)))
                .doesNotThrowAnyException();
    }

    @Test
    void asksForNoHashWhereThereIsNone() {
        assertThatCode(() -> check("RS256", Map.of("sub", "a"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "RS256, x2vKhyWvmnkMzjsLbWqv0Q",
        "RS384, 77QmUPtjPfzWtF2AnpK9RQ",
        "RS256, ''",
        "unheard-of, 77QmUPtjPfzWtF2AnpK9RQ"
    })
    void refusesTheHashOfAnother(String algorithm, String hash) {
        assertThatThrownBy(() -> check(algorithm, Map.of("sub", "a", "at_hash", hash)))
                .isInstanceOf(OAuth2AuthenticationException.class);
    }

    private static void check(String algorithm, Map<String, Object> claims) {
        String token = Base64URL.encode("{\"alg\":\"" + algorithm + "\"}") + ".e30.c2lnbmF0dXJl";
        AccessTokenHashes.check(
                new OidcIdToken(token, Instant.now(), Instant.now().plusSeconds(60), claims),
                new OAuth2AccessToken(TokenType.BEARER, ACCESS_TOKEN, null, null));
    }
}
