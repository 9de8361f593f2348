package org.gatehouse.shell;

import com.vaadin.flow.component.html.NativeButton;

/** Goes round light, dark and the system's choice. The script in {@code index.html} does it, without the server. */
final class ThemeSwitch extends NativeButton {

    ThemeSwitch() {
        addClassName("theme-switch");
        getElement().setAttribute("type", "button");
        setAriaLabel("Switch between light, dark and system theme");
    }
}
