package org.gatehouse.session;

import jakarta.servlet.http.HttpSession;

/** Knows the pages that are open in browsers. */
public interface OpenUis {

    /** Whether a page of this container session is open, as far as can be told; true when in doubt. */
    boolean anyIn(HttpSession uiSession);

    /** An attribute of a container session that is still needed when no page is open, such as a log-in under way. */
    interface Outlasting {

        boolean isNeeded();
    }
}
