package org.gatehouse.access;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.gatehouse.session.CurrentUser;
import org.gatehouse.session.SignedIn;
import org.gatehouse.session.SignedInUser;
import org.springframework.stereotype.Component;

/** Which pages are open on this node, and to whom. */
@Component
public class OpenPages implements VaadinServiceInitListener {

    private final transient Routes routes;
    private final transient CurrentUser currentUser;
    private final transient Map<UI, Shown> shown = new ConcurrentHashMap<>();

    OpenPages(Routes routes, CurrentUser currentUser) {
        this.routes = routes;
        this.currentUser = currentUser;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            UI ui = init.getUI();
            ui.addAfterNavigationListener(navigated -> note(ui));
            ui.addDetachListener(gone -> shown.remove(ui));
        });
    }

    /** How many people have this page open on this node, of those who pass the test; tabs of one person count once. */
    public int people(Page page, Predicate<SignedInUser> which) {
        Set<List<String>> people = new HashSet<>();
        for (Shown tab : shown.values()) {
            if (tab.isOf(page) && tab.signIn().isPresent()) {
                SignedInUser user = tab.signIn().get().user();
                if (which.test(user)) {
                    people.add(List.of(user.issuer(), user.subject()));
                }
            }
        }
        return people.size();
    }

    /** How many tabs of visitors have it open on this node. */
    public int visitors(Page page) {
        return (int) shown.values().stream()
                .filter(tab -> tab.isOf(page) && tab.signIn().isEmpty())
                .count();
    }

    private void note(UI ui) {
        var chain = ui.getInternals().getActiveRouterTargetsChain();
        Page page = chain.isEmpty() ? null : routes.find(chain.getFirst().getClass());
        if (page == null || ui.isClosing()) {
            shown.remove(ui);
        } else {
            shown.put(ui, new Shown(page.route(), currentUser.signIn()));
        }
    }

    private record Shown(String route, Optional<SignedIn> signIn) {

        boolean isOf(Page page) {
            return Objects.equals(route, page.route());
        }
    }
}
