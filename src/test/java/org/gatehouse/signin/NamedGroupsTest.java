package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gatehouse.provider.ProviderHttp;
import org.gatehouse.settings.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NamedGroupsTest {

    private static final String HERE = "https://id.example";
    private static final Predicate<String> IN_DIRECTORY = HERE::equals;

    @Test
    void knowsWhomAllowedGroupsLetIn() {
        assertThat(of("allowed-groups=Staff,Sales").letsIn("Sales")).isTrue();
        assertThat(of("allowed-groups=Staff,Sales").letsIn("sales")).isFalse();
        assertThat(of().letsIn("Sales")).isFalse();
    }

    @Test
    void takesNamesBehindThePrefixOfAFurtherProviderForGroupsOfIt() {
        NamedGroups names = of(partners(null));

        assertThat(names.mayBeElsewhere("partners:Admins", IN_DIRECTORY)).isTrue();
        assertThat(names.mayBeElsewhere("Admins", IN_DIRECTORY)).isFalse();
    }

    @Test
    void knowsNothingOfNamesWhereAProviderHasNoPrefix() {
        assertThat(of(partners("")).mayBeElsewhere("Admins", IN_DIRECTORY)).isTrue();
        assertThat(of().mayBeElsewhere("Admins", issuer -> false)).isTrue();
    }

    private static String[] partners(@Nullable String prefix) {
        String name = "providers.partners.";
        var settings = new ArrayList<>(List.of(
                name + "kind=oidc",
                name + "name=Partners",
                name + "issuer=https://partners.example",
                name + "client-id=x",
                name + "client-secret=y"));
        if (prefix != null) {
            settings.add(name + "group-prefix=" + prefix);
        }
        return settings.toArray(String[]::new);
    }

    private static NamedGroups of(String... more) {
        SignInSettings settings = Configured.provider("oidc", HERE, more);
        return new NamedGroups(settings, new Providers(settings, new PublicAddress("", 8080), new ProviderHttp()));
    }
}
