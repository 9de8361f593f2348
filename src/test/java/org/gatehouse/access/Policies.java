package org.gatehouse.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockServletContext;

/** Policies for tests that need neither a database nor a browser: with rules that the test sets. */
public final class Policies {

    private final ServletContext servlets = new MockServletContext();
    private final List<StoredRule> decided = new ArrayList<>();
    final PageRules rules = new PageRules();
    final Routes routes = new Routes(
            new StaticListableBeanFactory(Map.of("servlets", servlets)).getBeanProvider(ServletContext.class));
    final AccessPolicy policy;

    /** Until somebody decides, no rules have been read. */
    public Policies(String... adminGroups) {
        policy = new AccessPolicy(new AccessSettings(Set.of(adminGroups)), rules, routes);
    }

    /** A policy for pages that nobody has decided about. */
    public static AccessPolicy withAdministrators(String... adminGroups) {
        var policies = new Policies(adminGroups);
        policies.rules.replace(List.of());
        return policies.policy;
    }

    public AccessPolicy policy() {
        return policy;
    }

    public Pages pages() {
        return new Pages(policy, rules, routes);
    }

    /** Registers a view. It carries no {@code @Route}, which would put it into the applications of other tests. */
    public Page page(String route, Class<? extends Component> view) {
        ApplicationRouteRegistry.getInstance(new VaadinServletContext(servlets)).setRoute(route, view, List.of());
        return routes.of(view);
    }

    /** Lets an administrator decide. */
    public void decide(String route, @Nullable PageRule rule) {
        long version = rules.decided(route).map(StoredRule::version).orElse(0L) + 1;
        decided.removeIf(known -> known.route().equals(route));
        decided.add(new StoredRule(route, version, rule, "Ada", Instant.EPOCH));
        rules.replace(decided);
    }
}
