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
import org.springframework.context.annotation.Bean;

/** Asks the policy before every navigation, whether by address, link, menu or history. */
@org.springframework.stereotype.Component
class PageGuard implements BeforeEnterListener, VaadinServiceInitListener {

    private final transient AccessPolicy policy;
    private final transient Routes routes;
    private final transient CurrentUser currentUser;

    PageGuard(AccessPolicy policy, Routes routes, CurrentUser currentUser) {
        this.policy = policy;
        this.routes = routes;
        this.currentUser = currentUser;
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
            ComponentUtil.setData(init.getUI(), OpenedBy.class, OpenedBy.of(user()));
            init.getUI().addBeforeEnterListener(this);
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        // With an unknown address, Vaadin goes through an empty placeholder to the view for failures.
        if (event.isErrorEvent() || event.getNavigationTarget() == UI.ClientViewPlaceholder.class) {
            return;
        }
        if (isOpenedBySomebodyElse(event.getUI())) {
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
                event.rerouteToError(new PageForbidden(why), "");
            }
        }
    }

    private @Nullable SignedInUser user() {
        return currentUser.get().orElse(null);
    }

    /** A sign-in in another tab changed who is here, or the provider says something new: name and menu are out of date. */
    private boolean isOpenedBySomebodyElse(UI ui) {
        OpenedBy opened = ComponentUtil.getData(ui, OpenedBy.class);
        return opened != null && !opened.equals(OpenedBy.of(user()));
    }

    /** Of the person what a tab shows outside its view; groups decide the menu. */
    private record OpenedBy(
            @Nullable String issuer, @Nullable String subject, String name, List<String> groups) {

        static OpenedBy of(@Nullable SignedInUser user) {
            return user == null
                    ? new OpenedBy(null, null, "", List.of())
                    : new OpenedBy(user.issuer(), user.subject(), user.name(), user.groups());
        }
    }

    private static void toLogin(BeforeEnterEvent event) {
        String target = "/" + event.getLocation().getPathWithQueryParameters();
        event.forwardToUrl("/login?continue=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
    }
}
