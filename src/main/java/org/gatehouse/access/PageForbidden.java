package org.gatehouse.access;

/** Somebody signed in opened a page that is not open to them. An error view shows it. */
public final class PageForbidden extends RuntimeException {

    private final transient Explanation why;

    PageForbidden(Explanation why) {
        super("This page is not open to the person signed in");
        this.why = why;
    }

    public Explanation why() {
        return why;
    }
}
