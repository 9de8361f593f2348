package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.session.SignedInUser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators decide about pages, and what of it is obeyed. */
class PageRulesTest {

    private static final PageRule SIGNED_IN = new PageRule(Audience.SIGNED_IN, Set.of());
    private static final PageRule EVERYONE = new PageRule(Audience.EVERYONE, Set.of());
    private static final PageRule SALES = new PageRule(Audience.GROUPS, Set.of("Sales"));

    private final Policies policies = new Policies("Admins");
    private final AccessPolicy policy = policies.policy;
    private final SignedInUser bob = memberOf("Everyone", "Sales");
    private final SignedInUser eve = memberOf("Everyone");

    @BeforeEach
    void nobodyHasDecidedAnything() {
        policies.rules.replace(List.of());
    }

    @Test
    void areThoseOfTheCodeUntilSomebodyDecides() {
        Page page = policies.page("members", Members.class);

        assertThat(policies.rules.of(page)).isEqualTo(SIGNED_IN);
        assertThat(policies.rules.override("members")).isEmpty();
    }

    @Test
    void followADecisionAndTheWayBack() {
        Page page = policies.page("members", Members.class);

        policies.decide("members", SALES);
        assertThat(policy.decide(bob, page).isAllowed()).isTrue();
        assertThat(policy.decide(eve, page)).isEqualTo(new Decision.Forbidden(Set.of("Sales")));
        assertThat(policy.decide(null, page)).isEqualTo(new Decision.SignInFirst());

        policies.decide("members", null);
        assertThat(policy.decide(eve, page).isAllowed()).isTrue();
        assertThat(policies.rules.override("members")).isEmpty();
        assertThat(policies.rules.decided("members").orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void letServicesFollowThePage() throws Exception {
        policies.page("members", Members.class);
        var openTo = Reports.class.getDeclaredMethod("read").getAnnotation(OpenTo.class);
        assertThat(policy.decide(eve, openTo).isAllowed()).isTrue();

        policies.decide("members", SALES);

        assertThat(policy.decide(eve, openTo).isAllowed()).isFalse();
        assertThat(policy.decide(bob, openTo).isAllowed()).isTrue();
    }

    @Test
    void closePagesThatSomebodyMayHaveClosedUntilTheyAreKnown() {
        var unread = new Policies("Admins");

        assertThat(unread.policy.decide(bob, unread.page("members", Members.class)))
                .isEqualTo(new Decision.Forbidden(Set.of()));
        assertThat(unread.policy.decide(null, unread.page("", Home.class)).isAllowed())
                .isTrue();
        assertThat(unread.policy
                        .decide(memberOf("Admins"), unread.page("admin/console", Console.class))
                        .isAllowed())
                .isTrue();
    }

    @Test
    void cannotShutAdministratorsOutOrLetOthersIn() {
        Page page = policies.page("admin/console", Console.class);

        policies.decide("admin/console", SALES);

        assertThat(page.fixedBecause()).isPresent();
        assertThat(policy.decide(memberOf("Admins"), page).isAllowed()).isTrue();
        assertThat(policy.decide(bob, page).isAllowed()).isFalse();
    }

    @Test
    void cannotSendVisitorsRoundInCircles() {
        Page page = policies.page("", Home.class);

        policies.decide("", SALES);

        assertThat(policy.decide(null, page).isAllowed()).isTrue();
    }

    @Test
    void openNoPageToVisitorsThatWasNotWrittenForThem() {
        Page page = policies.page("members", Members.class);

        policies.decide("members", EVERYONE);

        assertThat(policy.decide(null, page)).isEqualTo(new Decision.SignInFirst());
    }

    @Test
    void closeAPageWhoseRuleIsNotUnderstood() {
        Page page = policies.page("members", Members.class);

        policies.decide("members", PageRule.NOBODY);

        assertThat(policy.decide(bob, page).isAllowed()).isFalse();
    }

    @Test
    void decideForAliasesToo() {
        Page page = policies.page("members", Members.class);

        policies.decide("members", SALES);

        assertThat(policy.decide(eve, page.at("staff")).isAllowed()).isFalse();
    }

    @Test
    void keepThoseOfPagesThatDoNotExist() {
        policies.decide("gone", SALES);

        assertThat(policies.rules.overrides()).extracting(StoredRule::route).containsExactly("gone");
    }

    @Test
    void explainThemselves() {
        Page page = policies.page("members", Members.class);
        policies.decide("members", new PageRule(Audience.GROUPS, Set.of("Sales", "Support")));

        var why = policy.explain(Set.of("Everyone", "Sales"), page);

        assertThat(why.decision().isAllowed()).isTrue();
        assertThat(why.changedByAdministrator()).isTrue();
        assertThat(why.throughGroups()).containsExactly("Sales");
        assertThat(policy.explain(null, page).decision()).isEqualTo(new Decision.SignInFirst());
    }

    @Test
    void decideWhatTheMenuShows() {
        policies.page("members", Members.class);
        var pages = new Pages(policy, policies.rules, policies.routes);
        assertThat(pages.menuOf(eve)).extracting(Page::route).containsExactly("members");

        policies.decide("members", SALES);

        assertThat(pages.menuOf(eve)).isEmpty();
        assertThat(pages.menuFor(Set.of("Sales"))).extracting(Page::route).containsExactly("members");
    }

    private static SignedInUser memberOf(String... groups) {
        return new SignedInUser("oidc", "https://id.example", "1", null, "Bob", null, List.of(groups), Map.of());
    }

    @OpenTo(Audience.EVERYONE)
    private static final class Home extends Div {}

    @Menu(title = "Members")
    @OpenTo(Audience.SIGNED_IN)
    private static final class Members extends Div {}

    @OpenTo(Audience.ADMINISTRATORS)
    private static final class Console extends Div {}

    private static final class Reports {
        @OpenTo(page = Members.class)
        @SuppressWarnings("unused")
        void read() {}
    }
}
