package org.gatehouse.signin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of provider departs from the standards; {@link Presets} declares them all.
 *
 * @param kind as {@code IDENTITY_PROVIDER} names it
 * @param name in sentences: "Okta cannot be reached"
 * @param issuer the only one that the kind has; empty where each customer has their own
 * @param issuerExample shown to whoever left the issuer out
 * @param sharedIssuers addresses under which many customers' issuers are published, so that none of them is meant
 * @param signUp parameters that ask for the sign-up form; empty: {@code prompt=create} where the metadata offers it
 *     ("Initiating User Registration via OpenID Connect 1.0", section 4)
 * @param audience the parameter that names the API of access tokens; empty where scopes alone do
 * @param always parameters of each authorization request
 * @param proof parameters that, beside {@code max_age}, have the person prove anew who they are
 * @param mostGroups with so many groups in the claim there may be more; 0: they are never cut off in silence
 * @param userInfo whether there is a userinfo endpoint that takes access tokens for an API, too
 * @param revocation whether a token is taken back alone, and not with all that the person ever allowed
 * @param keyAudience whom a proof by private key is meant for
 * @param logOut the way out of providers without an {@code end_session_endpoint}
 */
record Preset(
        String kind,
        String name,
        String issuer,
        String issuerExample,
        Pattern sharedIssuers,
        Map<String, String> signUp,
        String audience,
        Map<String, String> always,
        Map<String, String> proof,
        int mostGroups,
        boolean userInfo,
        boolean revocation,
        KeyAudience keyAudience,
        @Nullable OwnLogOut logOut) {

    /**
     * A log-out of the provider's own making.
     *
     * @param path on the issuer's host
     * @param returnParameter names the page to come back to
     */
    record OwnLogOut(String path, String returnParameter) {}

    /** Whom a {@code private_key_jwt} is meant for: providers differ in what they take (RFC 7523, section 3). */
    enum KeyAudience {
        ISSUER,
        /** As OpenID Connect Core 1.0, section 9, has it, and RFC 9126, section 2, for pushed requests. */
        TOKEN_ENDPOINT,
        CALLED_ENDPOINT
    }

    static Draft of(String kind, String name) {
        return new Draft(kind, name);
    }

    /** A provider that does everything by the standards, until it is told apart. */
    static final class Draft {

        private static final Pattern NONE = Pattern.compile("(?!)");

        private final String kind;
        private final String name;
        private String issuer = "";
        private String issuerExample = "";
        private Pattern sharedIssuers = NONE;
        private String audience = "audience";
        private final Map<String, String> signUp = new LinkedHashMap<>();
        private final Map<String, String> always = new LinkedHashMap<>();
        private final Map<String, String> proof = new LinkedHashMap<>();
        private int mostGroups;
        private boolean userInfo = true;
        private boolean revocation = true;
        private KeyAudience keyAudience = KeyAudience.TOKEN_ENDPOINT;
        private @Nullable OwnLogOut logOut;

        private Draft(String kind, String name) {
            this.kind = kind;
            this.name = name;
        }

        Draft issuerIs(String only) {
            issuer = only;
            return this;
        }

        Draft issuerLike(String example) {
            issuerExample = example;
            return this;
        }

        Draft issuerIsNot(String shared) {
            sharedIssuers = Pattern.compile(shared);
            return this;
        }

        Draft signUpBy(String parameter, String value) {
            signUp.put(parameter, value);
            return this;
        }

        Draft audienceByScopesOnly() {
            audience = "";
            return this;
        }

        Draft always(String parameter, String value) {
            always.put(parameter, value);
            return this;
        }

        Draft proofBy(String parameter, String value) {
            proof.put(parameter, value);
            return this;
        }

        Draft groupsUpTo(int most) {
            mostGroups = most;
            return this;
        }

        Draft withoutUserInfo() {
            userInfo = false;
            return this;
        }

        Draft withoutRevocation() {
            revocation = false;
            return this;
        }

        Draft keyProofFor(KeyAudience other) {
            keyAudience = other;
            return this;
        }

        Draft logOutAt(String path, String returnParameter) {
            logOut = new OwnLogOut(path, returnParameter);
            return this;
        }

        Preset preset() {
            return new Preset(
                    kind,
                    name,
                    issuer,
                    issuerExample,
                    sharedIssuers,
                    Map.copyOf(signUp),
                    audience,
                    Map.copyOf(always),
                    Map.copyOf(proof),
                    mostGroups,
                    userInfo,
                    revocation,
                    keyAudience,
                    logOut);
        }
    }
}
