package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessPolicyTest {

    private final AccessPolicy policy = Policies.withAdministrators("Admins", "Owners");

    @Test
    void opensToEveryone() {
        assertThat(decide(null, Everyone.class)).isEqualTo(new Decision.Allowed());
    }

    @Test
    void asksVisitorsToSignInFirst() {
        assertThat(decide(null, SignedInOnly.class)).isEqualTo(new Decision.SignInFirst());
        assertThat(decide(null, AdministratorsOnly.class)).isEqualTo(new Decision.SignInFirst());
        assertThat(decide(null, SalesOnly.class)).isEqualTo(new Decision.SignInFirst());
    }

    @Test
    void opensToWhoeverIsSignedIn() {
        assertThat(decide(memberOf(), SignedInOnly.class).isAllowed()).isTrue();
    }

    @Test
    void opensToMembersOfOneOfTheGroups() {
        assertThat(decide(memberOf("Everyone", "Sales"), SalesOnly.class).isAllowed())
                .isTrue();
        assertThat(decide(memberOf("Owners"), AdministratorsOnly.class).isAllowed())
                .isTrue();
    }

    @Test
    void namesTheGroupsThatWouldOpenIt() {
        assertThat(decide(memberOf("Everyone"), SalesOnly.class))
                .isEqualTo(new Decision.Forbidden(Set.of("Sales", "Support")));
        assertThat(decide(memberOf("Sales"), AdministratorsOnly.class))
                .isEqualTo(new Decision.Forbidden(Set.of("Admins", "Owners")));
    }

    @Test
    void comparesGroupNamesExactly() {
        assertThat(decide(memberOf("sales", "Sales ", "Sale", "Salesforce"), SalesOnly.class)
                        .isAllowed())
                .isFalse();
    }

    @Test
    void closesWhatHasNoDeclaration() {
        assertThat(decide(memberOf("Admins"), Undeclared.class)).isEqualTo(new Decision.Forbidden(Set.of()));
        assertThat(decide(null, Undeclared.class)).isEqualTo(new Decision.SignInFirst());
    }

    @Test
    void closesWhatNamesNoGroup() {
        assertThat(decide(memberOf("Admins"), NoGroupNamed.class)).isEqualTo(new Decision.Forbidden(Set.of()));
    }

    private Decision decide(@Nullable SignedInUser user, Class<?> page) {
        return policy.decide(user, page.getAnnotation(OpenTo.class));
    }

    private static SignedInUser memberOf(String... groups) {
        return new SignedInUser("oidc", "https://id.example", "1", null, "Ada", null, List.of(groups), Map.of());
    }

    @OpenTo(Audience.EVERYONE)
    private static final class Everyone {}

    @OpenTo(Audience.SIGNED_IN)
    private static final class SignedInOnly {}

    @OpenTo(Audience.ADMINISTRATORS)
    private static final class AdministratorsOnly {}

    @OpenTo(groups = {"Sales", "Support"})
    private static final class SalesOnly {}

    @OpenTo
    private static final class NoGroupNamed {}

    private static final class Undeclared {}
}
