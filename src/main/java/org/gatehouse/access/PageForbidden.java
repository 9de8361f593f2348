package org.gatehouse.access;

import java.util.Set;

/** Somebody signed in opened a page that is not open to them. An error view shows it. */
public final class PageForbidden extends RuntimeException {

    private final transient Set<String> openTo;

    PageForbidden(Set<String> openTo) {
        super("This page is not open to the person signed in");
        this.openTo = openTo;
    }

    /** The groups that would open the page; empty when none would. */
    public Set<String> openTo() {
        return openTo;
    }
}
