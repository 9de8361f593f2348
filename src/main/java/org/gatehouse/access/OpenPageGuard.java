package org.gatehouse.access;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.HandlerHelper.RequestType;
import com.vaadin.flow.server.RequestHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.session.CurrentUser;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Asks the policy again at each request of a page that is open. When it has been closed to its person meanwhile, nothing
 * of the request is done, whatever the browser has been told; it is to load the page anew, and is told why there.
 */
@Component
class OpenPageGuard implements RequestHandler, VaadinServiceInitListener {

    /** Downloads and uploads of a page; {@code StreamRequestHandler} has the number of its UI there. */
    private static final Pattern STREAM = Pattern.compile("/VAADIN/dynamic/resource/(\\d{1,9})/.*", Pattern.DOTALL);

    private final transient AccessPolicy policy;
    private final transient Routes routes;
    private final transient CurrentUser currentUser;

    OpenPageGuard(AccessPolicy policy, Routes routes, CurrentUser currentUser) {
        this.policy = policy;
        this.routes = routes;
        this.currentUser = currentUser;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addRequestHandler(this); // before those of Vaadin
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
            throws IOException {
        if (HandlerHelper.isRequestType(request, RequestType.UIDL)) {
            if (isOpen(shown(session, () -> session.getService().findUI(request)))) {
                return false;
            }
            UidlRequestHandler.commitJsonResponse(response, VaadinService.createSessionExpiredJSON(true));
            return true;
        }
        Matcher stream = STREAM.matcher(String.valueOf(request.getPathInfo()));
        if (!stream.matches() || isOpen(shown(session, () -> session.getUIById(Integer.parseInt(stream.group(1)))))) {
            return false;
        }
        response.setStatus(HttpStatus.FORBIDDEN.value());
        return true;
    }

    private boolean isOpen(@Nullable Page page) {
        return page == null
                || policy.decide(currentUser.get().orElse(null), page).isAllowed();
    }

    /** The page that a UI shows; null before its first navigation, and when it shows an error view. */
    private @Nullable Page shown(VaadinSession session, UiOfRequest find) {
        Lock lock = session.getLockInstance();
        lock.lock();
        try {
            UI ui = find.find();
            List<HasElement> chain = ui == null ? List.of() : ui.getInternals().getActiveRouterTargetsChain();
            return chain.isEmpty() ? null : routes.find(chain.getFirst().getClass());
        } finally {
            lock.unlock();
        }
    }

    private interface UiOfRequest {
        @Nullable
        UI find();
    }
}
