package org.gatehouse.metrics;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteConfiguration;

/** How figures name pages: by the template of their route, without what a person put into the address. */
final class PageNames {

    private PageNames() {}

    /** To be asked during a navigation. Pages for failures have no route. */
    static String of(Class<? extends Component> view) {
        return RouteConfiguration.forApplicationScope()
                .getTemplate(view)
                .map(template -> "/" + template)
                .orElseGet(view::getSimpleName);
    }
}
