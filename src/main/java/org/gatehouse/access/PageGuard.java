package org.gatehouse.access;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterListener;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedInUser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** Asks the policy before every navigation, whether by address, link, menu or history. */
@org.springframework.stereotype.Component
class PageGuard implements BeforeEnterListener, VaadinServiceInitListener {

    private final transient AccessPolicy policy;
    private final transient Pages pages;
    private final transient Routes routes;
    private final transient CurrentUser currentUser;
    private final transient ApplicationEventPublisher listeners;

    PageGuard(
            AccessPolicy policy,
            Pages pages,
            Routes routes,
            CurrentUser currentUser,
            ApplicationEventPublisher listeners) {
        this.policy = policy;
        this.pages = pages;
        this.routes = routes;
        this.currentUser = currentUser;
        this.listeners = listeners;
    }

    /** Vaadin's own guard is switched off, and would still prepare its answer at every navigation. */
    @Bean
    static BeanDefinitionRegistryPostProcessor onlyOneGuard() {
        return registry -> {
            if (registry.containsBeanDefinition("navigationAccessControlInitializer")) {
                registry.removeBeanDefinition("navigationAccessControlInitializer");
            }
        };
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            ComponentUtil.setData(init.getUI(), OpenedBy.class, openedBy(user()));
            init.getUI().addBeforeEnterListener(this);
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        // With an unknown address, Vaadin goes through an empty placeholder to the view for failures.
        if (event.isErrorEvent() || event.getNavigationTarget() == UI.ClientViewPlaceholder.class) {
            return;
        }
        if (isOutOfDate(event.getUI())) {
            event.forwardToUrl("/" + event.getLocation().getPathWithQueryParameters());
            return;
        }
        SignedInUser user = user();
        Page page = routes.of(event.getNavigationTarget().asSubclass(Component.class));
        switch (policy.decide(user, page)) {
            case Decision.Allowed allowed -> {}
            case Decision.SignInFirst first -> toLogin(event);
            case Decision.Forbidden forbidden -> {
                var why = policy.explain(user == null ? null : user.groupSet(), page);
                listeners.publishEvent(
                        new PageRefused(page.at(event.getLocation().getPath())));
                event.rerouteToError(new PageForbidden(why), "");
            }
        }
    }

    private @Nullable SignedInUser user() {
        return currentUser.get().orElse(null);
    }

    /** A sign-in in another tab changed who is here, or what is open to them has changed: name and menu are out of date. */
    private boolean isOutOfDate(UI ui) {
        OpenedBy opened = ComponentUtil.getData(ui, OpenedBy.class);
        return opened != null && !opened.equals(openedBy(user()));
    }

    private OpenedBy openedBy(@Nullable SignedInUser user) {
        List<String> menu = pages.menuOf(user).stream().map(Page::route).toList();
        return user == null
                ? new OpenedBy(null, null, "", menu)
                : new OpenedBy(user.issuer(), user.subject(), user.name(), menu);
    }

    /** What a tab shows outside its view. */
    private record OpenedBy(
            @Nullable String issuer, @Nullable String subject, String name, List<String> menu) {}

    private static void toLogin(BeforeEnterEvent event) {
        String target = "/" + event.getLocation().getPathWithQueryParameters();
        event.forwardToUrl("/login?continue=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
    }
}
