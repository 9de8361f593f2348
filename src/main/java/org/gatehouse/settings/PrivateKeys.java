package org.gatehouse.settings;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/** Reads private keys in settings. */
public final class PrivateKeys {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int SHORTEST_RSA = 2048;

    /** P-256, P-384 and P-521: those that JWTs are signed with (RFC 7518, section 3.4). */
    private static final Set<Integer> CURVES = Set.of(256, 384, 521);

    private PrivateKeys() {}

    /**
     * @param setting where it came from, for the error
     * @param pem a PKCS #8 key; line ends may be written as {@code \n}, as one-line settings do
     * @throws InvalidSetting if it is no such key, or one too weak to sign with
     */
    public static PrivateKey parse(String setting, String pem) {
        String text = pem.replace("\\n", "\n").strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw invalid(setting, "does not start with " + BEGIN + " and end with " + END);
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
        } catch (IllegalArgumentException e) {
            throw invalid(setting, "is cut off or damaged");
        }
        for (String algorithm : new String[] {"RSA", "EC"}) {
            try {
                return strong(setting, KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der)));
            } catch (GeneralSecurityException notAKeyOfThisKind) {
                // the next kind is tried, or the answer below given
            }
        }
        throw invalid(setting, "is neither an RSA nor an EC key");
    }

    private static PrivateKey strong(String setting, PrivateKey key) {
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < SHORTEST_RSA) {
            throw invalid(setting, "is shorter than " + SHORTEST_RSA + " bits");
        }
        if (key instanceof ECKey ec
                && !CURVES.contains(ec.getParams().getOrder().bitLength())) {
            throw invalid(setting, "is on another curve than P-256, P-384 and P-521");
        }
        return key;
    }

    private static InvalidSetting invalid(String setting, String problem) {
        return new InvalidSetting(
                setting,
                problem + "; give an RSA or EC key as PKCS #8 PEM without a password (openssl pkcs8 -topk8 -nocrypt)");
    }
}
