package org.gatehouse.signin;

import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What the names of groups decide at sign-in. */
@Component
public class NamedGroups {

    private final SignInSettings settings;
    private final Providers providers;

    NamedGroups(SignInSettings settings, Providers providers) {
        this.settings = settings;
        this.providers = providers;
    }

    /** Whether its members may sign in for being in it ({@code ALLOWED_GROUPS}); false where everyone may. */
    public boolean letsIn(String group) {
        return settings.allowedGroups().contains(group);
    }

    /**
     * Whether a name may be that of a group at a provider whose people are in no directory here.
     *
     * @param known whether people of an issuer are in the directory
     */
    public boolean mayBeElsewhere(String group, Predicate<String> known) {
        return providers.all().stream()
                .filter(provider -> !known.test(provider.issuer()))
                .anyMatch(provider -> group.startsWith(provider.groupPrefix()));
    }
}
