package org.gatehouse.shell;

import com.vaadin.flow.component.Component;

/**
 * What administrators see at a glance of one feature. A feature that has something to tell is a bean, in the order of its
 * {@link org.springframework.core.annotation.Order}.
 */
public interface OverviewCard {

    String title();

    /** The path of the page that tells more, without a leading slash. */
    String path();

    /**
     * Asked whenever an administrator opens the overview, on the thread of the page: it asks no directory, and has to be
     * cheap. While the database does not answer, the overview says so in its place.
     */
    Component content();
}
