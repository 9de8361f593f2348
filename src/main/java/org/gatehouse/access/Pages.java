package org.gatehouse.access;

import static java.util.Comparator.comparingDouble;

import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Optional;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All pages of the application, from Vaadin's route registry. */
@Component
public class Pages {

    private final AccessPolicy policy;
    private final ServletContext servletContext;
    private volatile @Nullable List<Page> inMenuOrder;

    Pages(AccessPolicy policy, ServletContext servletContext) {
        this.policy = policy;
        this.servletContext = servletContext;
    }

    public List<Page> all() {
        return registry().getRegisteredRoutes().stream().map(Pages::page).toList();
    }

    /** The page that a path opens, route parameters included; empty for an unknown path. */
    public Optional<Page> at(String path) {
        var target = registry().getNavigationRouteTarget(path).getRouteTarget();
        return target == null ? Optional.empty() : Optional.of(Page.of(target.getTarget(), path));
    }

    /** The pages in the navigation bar that this person may open, in order. */
    public List<Page> menuOf(@Nullable SignedInUser user) {
        List<Page> entries = inMenuOrder;
        if (entries == null) {
            entries = all().stream()
                    .filter(page -> page.menu() != null)
                    .sorted(comparingDouble(Pages::order))
                    .toList();
            inMenuOrder = entries;
        }
        return entries.stream()
                .filter(page -> policy.decide(user, page.openTo()).isAllowed())
                .toList();
    }

    private static double order(Page page) {
        return page.menu() == null ? Double.MAX_VALUE : page.menu().order();
    }

    private static Page page(RouteData route) {
        return Page.of(route.getNavigationTarget(), route.getTemplate());
    }

    /** The service of the current UI knows it; an HTTP request that comes before any UI asks the servlet context. */
    private RouteRegistry registry() {
        VaadinService service = VaadinService.getCurrent();
        if (service != null) {
            return service.getRouter().getRegistry();
        }
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext));
    }
}
