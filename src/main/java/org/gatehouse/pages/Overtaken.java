package org.gatehouse.pages;

import org.gatehouse.access.PageRule;
import org.jspecify.annotations.Nullable;

/** Another administrator has decided about the page meanwhile; nothing was changed. */
final class Overtaken extends RuntimeException {

    private final transient PageEntry now;
    private final transient @Nullable PageRule wanted;

    Overtaken(PageEntry now, @Nullable PageRule wanted) {
        super("Somebody else has changed this page meanwhile");
        this.now = now;
        this.wanted = wanted;
    }

    /** What the other one made of it. */
    PageEntry now() {
        return now;
    }

    /** What was to be made of it; null for what the code says. */
    @Nullable
    PageRule wanted() {
        return wanted;
    }
}
