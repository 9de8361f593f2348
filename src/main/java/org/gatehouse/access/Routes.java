package org.gatehouse.access;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.toUnmodifiableMap;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** What Vaadin's route registry says, read once and again when routes change. */
@org.springframework.stereotype.Component
class Routes {

    private final ObjectProvider<ServletContext> servletContext;
    /** There is more than one: requests that come before any UI and UIs ask different ones, which say the same. */
    private final Map<RouteRegistry, Known> known = new ConcurrentHashMap<>();

    private final Set<RouteRegistry> watched = ConcurrentHashMap.newKeySet();

    Routes(ObjectProvider<ServletContext> servletContext) {
        this.servletContext = servletContext;
    }

    List<Page> all() {
        return known().pages;
    }

    /** Those of the navigation bar, in order. */
    List<Page> inMenu() {
        return known().menu;
    }

    /** The page that this class is; null when it is none. */
    @Nullable
    Page find(Class<?> view) {
        return known().byView.get(view);
    }

    /** What is no route has no rule but its declaration. */
    Page of(Class<? extends Component> view) {
        Page page = find(view);
        return page == null ? Page.of(view, view.getName()) : page;
    }

    /** The page at a path, with that path; null when there is none. */
    @Nullable
    Page at(String path) {
        Known now = known();
        var target = now.registry.getNavigationRouteTarget(path).getRouteTarget();
        Page page = target == null ? null : now.byView.get(target.getTarget());
        return page == null ? null : page.at(path);
    }

    private Known known() {
        RouteRegistry registry = registry();
        Known now = known.get(registry);
        return now == null ? read(registry) : now;
    }

    private synchronized Known read(RouteRegistry registry) {
        if (watched.add(registry)) {
            registry.addRoutesChangeListener(event -> known.remove(registry));
        }
        var now = new Known(registry);
        known.put(registry, now);
        return now;
    }

    /** The service of the current UI knows it; an HTTP request that comes before any UI asks the servlet context. */
    private RouteRegistry registry() {
        VaadinService service = VaadinService.getCurrent();
        if (service != null) {
            return service.getRouter().getRegistry();
        }
        return ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext.getObject()));
    }

    private static final class Known {

        private final RouteRegistry registry;
        private final List<Page> pages;
        private final List<Page> menu;
        private final Map<Class<?>, Page> byView;

        Known(RouteRegistry registry) {
            this.registry = registry;
            this.pages = registry.getRegisteredRoutes().stream()
                    .map(route -> Page.of(route.getNavigationTarget(), route.getTemplate()))
                    .toList();
            this.menu = pages.stream()
                    .filter(page -> page.menu() != null)
                    .sorted(comparingDouble(Known::order))
                    .toList();
            this.byView =
                    pages.stream().collect(toUnmodifiableMap(Page::view, Function.identity(), (one, other) -> one));
        }

        private static double order(Page page) {
            return page.menu() == null ? Double.MAX_VALUE : page.menu().order();
        }
    }
}
