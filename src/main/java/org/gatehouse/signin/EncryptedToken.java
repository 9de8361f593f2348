package org.gatehouse.signin;

import com.nimbusds.jose.Header;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import org.springframework.security.oauth2.jwt.BadJwtException;

/**
 * A token that is encrypted, for which there is no key here. So the client was registered at the provider (OpenID Connect
 * Dynamic Client Registration 1.0, section 2), and so each of its tokens will be.
 */
final class EncryptedToken extends BadJwtException {

    EncryptedToken(Throwable cause) {
        super("The token is encrypted", cause);
    }

    /** Whether that is why a token was refused. */
    static boolean is(String token) {
        try {
            String header = new Base64URL(token.substring(0, Math.max(0, token.indexOf('.')))).decodeToString();
            return Header.parseAlgorithm(JSONObjectUtils.parse(header)) instanceof JWEAlgorithm;
        } catch (ParseException | IllegalArgumentException noToken) {
            return false;
        }
    }
}
