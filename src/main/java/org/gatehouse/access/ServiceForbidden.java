package org.gatehouse.access;

import org.springframework.security.access.AccessDeniedException;

/** A service that is opened with a page refused somebody signed in, to whom the page is not open. An error view shows it. */
public final class ServiceForbidden extends AccessDeniedException {

    private final transient Explanation why;

    ServiceForbidden(Explanation why) {
        super("Not open to the person signed in");
        this.why = why;
    }

    /** Of the page. */
    public Explanation why() {
        return why;
    }
}
