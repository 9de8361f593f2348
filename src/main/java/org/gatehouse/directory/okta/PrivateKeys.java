package org.gatehouse.directory.okta;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.gatehouse.settings.InvalidSetting;

/** Reads the private key of a service application. */
final class PrivateKeys {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private PrivateKeys() {}

    /** @param pem a PKCS #8 key; line ends may be written as {@code \n}, as one-line settings do */
    static PrivateKey parse(String pem) {
        String text = pem.replace("\\n", "\n").strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw invalid("does not start with " + BEGIN);
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
        } catch (IllegalArgumentException e) {
            throw invalid("is cut off or damaged");
        }
        for (String algorithm : new String[] {"RSA", "EC"}) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
            } catch (GeneralSecurityException notAKeyOfThisKind) {
                // the next kind is tried, or the answer below given
            }
        }
        throw invalid("is neither an RSA nor an EC key");
    }

    private static InvalidSetting invalid(String problem) {
        return new InvalidSetting("OKTA_API_PRIVATE_KEY", problem + "; give an RSA or EC key as PKCS #8 PEM");
    }
}
