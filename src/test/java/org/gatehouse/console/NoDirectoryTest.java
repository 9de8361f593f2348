package org.gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import org.gatehouse.administration.DirectorySetup;
import org.gatehouse.testkit.InFrontOfPages;
import org.gatehouse.testkit.PagesTest;
import org.gatehouse.testkit.SignedInAs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What administrators are told where no directory is set up; the provider of these pages is a plain one. */
@PagesTest
@SignedInAs(firstName = "Ada", groups = "Admins")
class NoDirectoryTest extends InFrontOfPages {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin/users",
                "admin/users/new",
                "admin/users/import",
                "admin/users/u2",
                "admin/groups",
                "admin/groups/g1"
            })
    void everyPageOfUsersAndGroupsSaysWhyItIsEmptyAndLeadsOn(String path) {
        open(path);
        assertThat(find(H2.class).single().getText()).isEqualTo("No user directory is set up");
        assertThat(text())
                .contains("There is nothing to set for a provider that is only known to speak OpenID Connect")
                .doesNotContain("OKTA_", "DIRECTORY_", "New group");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("admin/pages", "admin/sessions", "admin/audit");
    }

    @ParameterizedTest
    @CsvSource({
        "okta, Okta, OKTA_ORG_URL=, DIRECTORY_",
        "keycloak, Keycloak, manage-users, OKTA_",
        "auth0, Auth0, DIRECTORY_CLIENT_SECRET=, OKTA_"
    })
    void namesTheSettingsOfTheProviderAndNoOthers(String kind, String provider, String named, String not) {
        assertThat(words(kind, provider)).contains("For " + provider, named).doesNotContain(not, "nothing to set");
    }

    @ParameterizedTest
    @CsvSource({"google, Google", "entra, Microsoft Entra", "plusauth, PlusAuth"})
    void saysWhereThereIsNothingToSet(String kind, String provider) {
        assertThat(words(kind, provider))
                .contains("There is nothing to set for " + provider)
                .doesNotContain("OKTA_", "DIRECTORY_");
    }

    @Test
    void saysWhatWorksAllTheSame() {
        assertThat(words("google", "Google")).contains("see who is logged in", "log people out here");
    }

    private static String words(String kind, String provider) {
        return NoDirectory.card(new DirectorySetup(kind, provider)).getElement().getTextRecursively();
    }
}
