package org.gatehouse.uikit;

import com.vaadin.flow.component.Component;

/**
 * Saves people from losing what they typed: once they have changed a field inside a marked component, the browser asks
 * before it leaves the page, and a log-out elsewhere keeps the text.
 */
public final class UnsavedGuard {

    private UnsavedGuard() {}

    /** Marks a form, or whatever else fields are in. */
    public static void on(Component form) {
        form.getElement().setAttribute("data-unsaved-guard", "");
    }

    /** To be called when its content has been stored: nothing would be lost any more. */
    public static void saved(Component form) {
        form.getElement().executeJs("this.dispatchEvent(new Event('saved'))");
    }
}
