package org.gatehouse.bench;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.gatehouse.access.AccessPolicy;
import org.gatehouse.access.Audience;
import org.gatehouse.access.Decision;
import org.gatehouse.access.OpenTo;
import org.gatehouse.access.Page;
import org.gatehouse.access.PageRule;
import org.gatehouse.access.Pages;
import org.gatehouse.access.Policies;
import org.gatehouse.session.SignedInUser;
import org.junit.jupiter.api.Test;

/**
 * What a decision costs with 200 rules of 50 groups each and somebody in 500 groups. It asserts nothing: it prints. Run by
 * hand: {@code ./mvnw surefire:test -Dtest=PolicyBenchmark}.
 */
class PolicyBenchmark {

    private static final int RULES = 200;
    private static final int ROUNDS = 300_000;

    private final Policies policies = new Policies("Admins");

    @Test
    void measures() {
        Page page = policies.page("reports", Reports.class);
        policies.decide("reports", groups("Opens", 50));
        IntStream.range(1, RULES).forEach(i -> policies.decide("page/" + i, groups("Other" + i, 50)));
        var member = user("Opens 49");
        var stranger = user("Elsewhere");
        Pages pages = policies.pages();
        AccessPolicy policy = policies.policy();
        for (int run = 0; run < 3; run++) {
            print("open, last of 50 groups", () -> opened(policy.decide(member, page)));
            print("refused, none of 50 groups", () -> opened(policy.decide(stranger, page)));
            print("by class", () -> opened(policy.decide(member, Reports.class)));
            print("menu", () -> pages.menuOf(member).size());
        }
    }

    private static int opened(Decision decision) {
        return decision.isAllowed() ? 1 : 0;
    }

    private static PageRule groups(String name, int number) {
        return new PageRule(Audience.GROUPS, Set.copyOf(names(name, number)));
    }

    private static List<String> names(String name, int number) {
        return IntStream.range(0, number).mapToObj(i -> name + " " + i).toList();
    }

    private static SignedInUser user(String group) {
        var all = new ArrayList<>(names("Group", 499));
        all.add(group);
        return new SignedInUser("oidc", "https://id.example", "1", null, "Bob", null, all, Map.of());
    }

    private static void print(String what, IntSupplier decision) {
        int sum = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            sum += decision.getAsInt();
        }
        double each = (System.nanoTime() - begun) / (double) ROUNDS;
        System.out.println(String.format(Locale.ENGLISH, "%-30s %,8.0f ns (%d)", what, each, sum));
    }

    @Menu(title = "Reports")
    @OpenTo(Audience.SIGNED_IN)
    private static final class Reports extends Div {}
}
