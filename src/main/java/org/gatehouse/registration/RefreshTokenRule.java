package org.gatehouse.registration;

import java.util.List;
import java.util.Set;
import org.gatehouse.doctor.Finding;
import org.gatehouse.doctor.LogIn;

/**
 * Whether refresh tokens are asked for, and come. Without one, the provider can be asked about a person only until the
 * access token has expired, and has no way to say that somebody is deactivated.
 */
public final class RefreshTokenRule {

    private static final String SCOPE = "offline_access";
    private static final String GOOGLE = "google";
    /** Kinds that send one unasked. With the scope, Keycloak's would outlive its own log-outs; Google refuses it. */
    private static final Set<String> UNASKED = Set.of("builtin", "keycloak", GOOGLE);

    private static final String NOBODY_TELLS =
            "who is deactivated there stays logged in here, up to SESSION_LIFETIME, with the groups of before.";

    private final ConfiguredProvider provider;
    private final Guidance guidance;

    public RefreshTokenRule(ConfiguredProvider provider) {
        this.provider = provider;
        this.guidance = Guidance.of(provider);
    }

    /** Of what the provider offers and is asked for. A directory tells who is deactivated, so that nothing is said then. */
    List<Finding> asked(Metadata metadata) {
        if (provider.inDirectory()) {
            return List.of();
        }
        if (provider.kind().equals(GOOGLE)) {
            return List.of(Finding.hint("Google gives a refresh token with a person's first consent only. After a later"
                            + " log-in nothing is asked once the access token has expired, in an hour: " + NOBODY_TELLS)
                    .about("SESSION_LIFETIME")
                    .fix("Where that is too long, shorten SESSION_LIFETIME."));
        }
        boolean offered = metadata.list("scopes_supported").orElse(List.of()).contains(SCOPE);
        return offered && canAsk()
                ? List.of(asking(
                        Finding.hint(provider.name() + " has a scope “" + SCOPE + "”, which is not asked for. Without a"
                                + " refresh token nothing is asked once the access token has expired: "
                                + NOBODY_TELLS),
                        "Write:"))
                : List.of();
    }

    /** Of a log-in that was made for trial. */
    public List<Finding> came(LogIn logIn) {
        if (logIn.hasRefreshToken().getAsBoolean()) {
            return List.of(Finding.ok(
                    "One came: " + provider.named() + " is asked about the person again within REVALIDATE_AFTER."));
        }
        Finding none = Finding.hint("None came. Once the access token has expired, "
                + (provider.inDirectory()
                        ? "groups stay as they are; the directory still tells who is deactivated."
                        : "nothing is asked about the person: " + NOBODY_TELLS));
        return List.of(
                canAsk()
                        ? asking(none, isKnown() ? "Write:" : "If it has the scope offline_access, write:")
                        : none.fix(guidance.refresh()));
    }

    private boolean canAsk() {
        return !provider.scopes().contains(SCOPE) && !UNASKED.contains(provider.kind());
    }

    private boolean isKnown() {
        return !provider.kind().equals("oidc");
    }

    private Finding asking(Finding finding, String lead) {
        return finding.about(provider.setting("OIDC_SCOPES"))
                .fix(guidance.refresh() + " " + lead)
                .copy(provider.line("OIDC_SCOPES", String.join(" ", provider.scopes()) + " " + SCOPE));
    }
}
