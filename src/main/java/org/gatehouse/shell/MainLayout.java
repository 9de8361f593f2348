package org.gatehouse.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Menu;
import java.util.List;
import java.util.Optional;
import org.gatehouse.access.Page;
import org.gatehouse.access.Pages;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedInUser;
import org.gatehouse.uikit.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The frame around every page: navigation bar, menu of what may be opened, footer. */
@Layout
class MainLayout extends AppLayout {

    private final Main main = new Main();

    MainLayout(CurrentUser currentUser, Pages pages, ObjectProvider<MenuNumber> numbers) {
        Optional<SignedInUser> user = currentUser.get();
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Menu");
        var top = new Header(toggle, wordmark(), bar(user.orElse(null)));
        top.addClassName("top");
        addToNavbar(top);
        addToDrawer(menu(pages, user.orElse(null), numbers.stream().toList()));
        main.setId("content");
        main.getElement().setAttribute("tabindex", "-1");
        super.setContent(new Div(main, footer()));
    }

    /** Puts the view between navigation bar and footer. */
    @Override
    public void setContent(@Nullable Component view) {
        main.removeAll();
        if (view != null) {
            main.add(view);
        }
    }

    private static Component bar(@Nullable SignedInUser user) {
        var bar = new Div(new ThemeSwitch());
        bar.addClassName("bar");
        if (user == null) {
            bar.add(
                    Links.document("login", "Log In", "button", "quiet"),
                    Links.document("signup", "Sign Up", "button", "primary"));
        } else {
            bar.add(new UserName(user), new LogOut());
        }
        return bar;
    }

    private static Component menu(Pages pages, @Nullable SignedInUser user, List<MenuNumber> numbers) {
        var menu = new SideNav();
        menu.getElement().setAttribute("aria-label", "Pages");
        pages.menuOf(user).forEach(page -> menu.addItem(entry(page, numbers)));
        return menu;
    }

    private static SideNavItem entry(Page page, List<MenuNumber> numbers) {
        var entry = new SideNavItem(page.title(), page.path());
        Menu menu = page.menu();
        if (menu != null && !menu.icon().isBlank()) {
            entry.addClassName("icon-" + menu.icon());
        }
        numbers.stream()
                .filter(each -> each.path().equals(page.path()))
                .mapToInt(MenuNumber::number)
                .filter(number -> number > 0)
                .forEach(number -> entry.setSuffixComponent(badge(number)));
        return entry;
    }

    private static Span badge(int number) {
        var badge = new Span(number > 99 ? "99+" : String.valueOf(number));
        badge.addClassName("badge");
        return badge;
    }

    private static Component wordmark() {
        Anchor home = Links.view("", "Gatehouse", "wordmark");
        home.getElement().setAttribute("aria-label", "Gatehouse, home page");
        return home;
    }

    private static Component footer() {
        var footer = new Footer();
        footer.setText("Gatehouse · the front door for your application");
        return footer;
    }
}
