package org.gatehouse.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import org.jspecify.annotations.Nullable;

/**
 * One Vaadin route.
 *
 * @param path the route's path without a leading slash; empty for the home page
 * @param title the navigation label, from {@code @Menu} or {@code @PageTitle}
 * @param menu the route's {@code @Menu}, or null when the page has no entry in the navigation bar
 * @param openTo who it is open to, or null when nobody declared it: then it is closed
 */
public record Page(
        Class<? extends Component> view,
        String path,
        String title,
        @Nullable Menu menu,
        @Nullable OpenTo openTo) {

    static Page of(Class<? extends Component> view, String path) {
        var menu = view.getAnnotation(Menu.class);
        var pageTitle = view.getAnnotation(PageTitle.class);
        String title = menu != null && !menu.title().isBlank()
                ? menu.title()
                : pageTitle != null ? pageTitle.value() : view.getSimpleName();
        return new Page(view, path, title, menu, view.getAnnotation(OpenTo.class));
    }
}
