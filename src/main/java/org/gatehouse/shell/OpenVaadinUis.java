package org.gatehouse.shell;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import java.util.concurrent.locks.Lock;
import org.gatehouse.session.OpenUis;
import org.springframework.stereotype.Component;

/** A page is open from its first request until the browser says that it left it, or missed three heartbeats. */
@Component
class OpenVaadinUis implements OpenUis {

    @Override
    public boolean anyIn(HttpSession uiSession) {
        return VaadinSession.getAllSessions(uiSession).stream().anyMatch(OpenVaadinUis::hasOpenUi);
    }

    private static boolean hasOpenUi(VaadinSession session) {
        Lock lock = session.getLockInstance();
        if (lock == null || !lock.tryLock()) {
            return lock != null;
        }
        try {
            return session.getUIs().stream().anyMatch(session.getService()::isUIActive);
        } finally {
            lock.unlock();
        }
    }
}
