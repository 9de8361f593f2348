package org.gatehouse.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One Vaadin route.
 *
 * @param path the path without a leading slash; empty for the home page
 * @param route the template of the view's own route, whichever alias was asked for; rules go by it
 * @param title the navigation label, from {@code @Menu}, {@code @PageTitle} or the name of the class
 * @param menu the route's {@code @Menu}, or null when the page has no entry in the navigation bar
 * @param declared who it is open to by its code; an administrator may have changed that, see {@link PageRules}
 */
public record Page(
        Class<? extends Component> view,
        String path,
        String route,
        String title,
        @Nullable Menu menu,
        PageRule declared) {

    static Page of(Class<? extends Component> view, String route) {
        var menu = view.getAnnotation(Menu.class);
        return new Page(view, route, route, title(view, menu), menu, PageRule.of(view.getAnnotation(OpenTo.class)));
    }

    private static String title(Class<?> view, @Nullable Menu menu) {
        if (menu != null && !menu.title().isBlank()) {
            return menu.title();
        }
        var title = view.getAnnotation(PageTitle.class);
        // Without the name of the application behind it; a page that makes its title itself is called after its class.
        return title != null && !title.value().isBlank()
                ? title.value().replaceFirst(" · [^·]*$", "")
                : view.getSimpleName().replaceFirst("(View|Page)$", "");
    }

    Page at(String otherPath) {
        return new Page(view, otherPath, route, title, menu, declared);
    }

    /** Why nobody can change who it is open to, for people; empty when administrators can. */
    public Optional<String> fixedBecause() {
        if (declared.audience() == Audience.ADMINISTRATORS) {
            return Optional.of("Administration is always open to administrators, and to them alone, so that nobody can"
                    + " shut them out. The setting ADMIN_GROUPS says who they are.");
        }
        if (declared.isClosed()) {
            return Optional.of("Its code opens it to nobody.");
        }
        if (isFixed()) {
            return Optional.of("Everybody is sent to the home page who logs in, logs out or may not open another page,"
                    + " so it stays as it is.");
        }
        return Optional.empty();
    }

    /** What else must be so for it to open, whoever asks, as in {@code from this machine}; empty where nothing must. */
    public String only() {
        var openTo = view.getAnnotation(OpenTo.class);
        return openTo == null ? "" : openTo.only();
    }

    /** Whether nobody can change who it is open to. */
    public boolean isFixed() {
        return declared.audience() == Audience.ADMINISTRATORS || declared.isClosed() || route.isEmpty();
    }

    /** Only a page that was written for visitors can open to them: others need to know who is there. */
    public boolean isOpenableTo(Audience audience) {
        return audience != Audience.EVERYONE || declared.audience() == Audience.EVERYONE;
    }
}
