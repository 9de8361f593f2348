package org.gatehouse.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.gatehouse.signin.LogoutToken.Refused;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;

/** Reads logout tokens; the signature is checked like that of an id token. */
@Component
class LogoutTokens {

    private final ProviderSignatures signatures;
    private final LogoutTokenRules rules;

    LogoutTokens(ProviderSignatures signatures, LogoutTokenRules rules) {
        this.signatures = signatures;
        this.rules = rules;
    }

    /**
     * @throws Refused if the token does not count
     * @throws ProviderUnavailable if the provider's keys cannot be had, so that nothing can be said
     */
    LogoutToken read(ClientRegistration provider, String token) throws Refused {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            rules.checkType(jwt.getHeader().getType());
            return rules.check(provider, signatures.of(provider).process(jwt, null));
        } catch (KeySourceException noKeys) {
            throw new ProviderUnavailable("The keys of the provider cannot be fetched", noKeys);
        } catch (ParseException | IllegalArgumentException malformed) {
            throw new Refused("the token is not a signed JWT");
        } catch (BadJOSEException | JOSEException untrusted) {
            throw new Refused("the signature does not count, or the claims are malformed");
        }
    }
}
