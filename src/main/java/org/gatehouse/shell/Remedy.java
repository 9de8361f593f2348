package org.gatehouse.shell;

import com.vaadin.flow.component.Component;

/** What the page for refusals offers to somebody who may not open a page. A feature that has something to offer is a bean. */
public interface Remedy {

    /** @param path of the page that is refused, without a leading slash */
    Component against(String path);
}
